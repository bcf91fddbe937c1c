package org.kusgraph.link;

import org.kusgraph.link.sssom.ReadMappingSet;

/**
 * The links into an external data set, as its folder holds them.
 *
 * @param dataset what the external data set is
 * @param mappings the mappings, each of which says who says it, why and how surely
 */
record LinkSet(ExternalDataset dataset, ReadMappingSet mappings) {}
