package org.kusgraph;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Lets a property try the same on every run, so that a change is at fault when it fails. The system property {@code kus.tries} asks
 * for so many tries with other inputs on each run; {@code kus.seed} repeats such a run by the seed that its failure tells.
 */
public final class FixedChance implements AroundPropertyHook {
    private static final String SEED = "20241118";

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property)
            throws Throwable {
        Integer tries = Integer.getInteger("kus.tries");
        String seed = System.getProperty("kus.seed", tries == null ? SEED : "");
        if (tries != null) {
            context.attributes().setTries(tries);
        }
        if (!seed.isEmpty()) {
            context.attributes().setSeed(seed);
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
