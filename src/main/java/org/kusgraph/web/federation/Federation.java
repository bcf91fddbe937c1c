package org.kusgraph.web.federation;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.service.ServiceExecutorRegistry;
import org.eclipse.jetty.client.HttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints that SERVICE clauses may ask, by their exact addresses; none at first. */
public final class Federation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Federation.class);

    private final Map<ServiceAddress, Service> services;
    private final ServiceLimits limits;
    private final Optional<HttpClient> client;

    private Federation(Map<ServiceAddress, Service> services, ServiceLimits limits, Optional<HttpClient> client) {
        this.services = Collections.unmodifiableMap(services);
        this.limits = limits;
        this.client = client;
    }

    /** No endpoint may be asked. */
    public static Federation none() {
        return new Federation(Map.of(), ServiceLimits.USUAL, Optional.empty());
    }

    /**
     * The endpoints that may be asked.
     *
     * @param allowed endpoints elsewhere
     * @param standIns graphs that answer in the place of endpoints, which then are not asked themselves
     */
    public static Federation of(
            Set<ServiceAddress> allowed, Map<ServiceAddress, Graph> standIns, ServiceLimits limits) {
        return of(allowed, standIns, limits, InetAddress::getAllByName);
    }

    static Federation of(
            Set<ServiceAddress> allowed,
            Map<ServiceAddress, Graph> standIns,
            ServiceLimits limits,
            CheckedResolver.Lookup lookup) {
        Map<ServiceAddress, Service> services = new LinkedHashMap<>();
        standIns.forEach((endpoint, graph) -> services.put(endpoint, new StandIn(endpoint, graph)));
        Set<ServiceAddress> remote = allowed.stream()
                .filter(endpoint -> !services.containsKey(endpoint))
                .collect(Collectors.toUnmodifiableSet());
        if (remote.isEmpty()) {
            return new Federation(services, limits, Optional.empty());
        }
        HttpClient client = Clients.start(remote, lookup);
        remote.forEach(endpoint -> services.put(endpoint, new RemoteService(endpoint, client, limits.bytes())));
        return new Federation(services, limits, Optional.of(client));
    }

    /** Why a query may not ask the endpoint of that address; empty when it may. */
    public Optional<String> refusal(String address) {
        return service(address).isPresent()
                ? Optional.empty()
                : Optional.of("SERVICE <" + address + "> is not allowed here: " + allowed());
    }

    /** Why a query may not ask an endpoint that it names by a variable. */
    public String refusalOfVariable(String variable) {
        return "SERVICE " + variable + " is not allowed here: "
                + (services.isEmpty() ? allowed() : "name the endpoint itself");
    }

    private String allowed() {
        return services.isEmpty()
                ? "this endpoint asks no other servers"
                : services.keySet().stream()
                        .map(address -> "<" + address + ">")
                        .sorted()
                        .collect(Collectors.joining(", ", "this endpoint asks ", " and no other"));
    }

    Optional<Service> service(String address) {
        return ServiceAddress.of(address).map(services::get);
    }

    /**
     * What runs the SERVICE clauses of one query.
     *
     * @param timeLimit how much time the query has
     * @param unanswered gets the endpoints that the query goes on without
     */
    public ServiceExecutorRegistry forQuery(Duration timeLimit, Unanswered unanswered) {
        ServiceExecutorRegistry registry = new ServiceExecutorRegistry();
        ServiceCalls calls = new ServiceCalls(this, limits, timeLimit, unanswered);
        return registry.addBulkLink((clause, input, execution, next) -> calls.run(clause, input, execution));
    }

    /** Ends the calls that still run. */
    @Override
    public void close() {
        client.ifPresent(started -> {
            try {
                started.stop();
            } catch (Exception e) {
                // Its threads do not keep the process alive, so that it can be left as it is.
                LOG.debug("stopped before all calls had ended", e);
            }
        });
    }
}
