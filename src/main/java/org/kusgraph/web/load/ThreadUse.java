package org.kusgraph.web.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What a thread has taken of the machine so far.
 *
 * @param cpuNanos the time of a processor
 * @param allocatedBytes the memory, of which most may be free again; but no other measure tells threads apart
 */
record ThreadUse(long cpuNanos, long allocatedBytes) {
    /** To look it up takes longer than to ask it. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static ThreadUse of(Thread thread) {
        return THREADS instanceof com.sun.management.ThreadMXBean threads
                ? new ThreadUse(
                        threads.getThreadCpuTime(thread.threadId()), threads.getThreadAllocatedBytes(thread.threadId()))
                : new ThreadUse(0, 0);
    }

    /** What has been taken since. */
    ThreadUse since(ThreadUse before) {
        return new ThreadUse(cpuNanos - before.cpuNanos, allocatedBytes - before.allocatedBytes);
    }
}
