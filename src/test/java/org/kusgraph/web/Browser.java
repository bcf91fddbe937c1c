package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.kusgraph.Eventually;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, which sees pages as people do. Where it is not installed, tests are skipped, but not in CI. */
final class Browser implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private final ChromeDriver driver;
    private final URI server;
    private final List<String> requests = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private Browser(ChromeDriver driver, URI server) {
        this.driver = driver;
        this.server = server;
    }

    /** Opens a browser for the pages of a server. */
    static Browser open(URI server, Path profile) {
        boolean isInstalled = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        assumeTrue(
                isInstalled || System.getenv("CI") != null,
                "Debian's packages chromium and chromium-driver are not installed");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        // What the browser loads for its own first page is not ours.
        driver.get("about:blank");
        var unused = driver.manage().logs().get(LogType.PERFORMANCE);
        return new Browser(driver, server);
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Makes the window as large as that of a device. */
    void resize(int width, int height) {
        var unused = driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Prefers dark or light colours. */
    void prefer(String colours) {
        var unused = driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** Lets pages run scripts, or not. */
    void allowScripts(boolean isAllowed) {
        var unused = driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !isAllowed));
    }

    /** Goes to a path of the server. */
    void go(String path) {
        driver.get(server.resolve(path).toString());
    }

    /** Opens a file that needs no server. */
    void open(Path file) {
        files.add(file.toUri().toString());
        driver.get(file.toUri().toString());
    }

    /** Clicks what has a text, or what a selector finds when it begins with a dot, a hash or a bracket. */
    void click(String what) {
        var unused = steadily(() -> {
            element(what).click();
            return what;
        });
    }

    WebElement element(String what) {
        return driver.findElement(what.matches("[.#\\[].*") ? By.cssSelector(what) : By.partialLinkText(what));
    }

    String text(String selector) {
        return steadily(() -> driver.findElement(By.cssSelector(selector)).getText());
    }

    /** While another page comes in the place of one, what is looked for is not there yet, or gone when it is found. */
    private static <T> T steadily(Supplier<T> look) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            try {
                return look.get();
            } catch (StaleElementReferenceException | NoSuchElementException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** Replaces what stands in the query page's editor, as by typing. */
    void write(String query) {
        element(".editor").click();
        hold(Keys.CONTROL, "a");
        type(Keys.DELETE, query);
    }

    /** Types where the keyboard's focus is. */
    void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held. */
    void hold(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** Waits until the page shows what a selector finds. */
    void waitFor(String selector) throws Exception {
        Eventually.holds(() -> !shown(selector).isEmpty());
    }

    /** Waits until the page shows what a selector finds, and returns its text. */
    String await(String selector) throws Exception {
        waitFor(selector);
        return String.valueOf(shown(selector).getFirst());
    }

    private List<?> shown(String selector) {
        return (List<?>) Objects.requireNonNull(driver.executeScript("""
                const shown = [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility());
                return shown.slice(0, 1).map(one => (one.innerText ?? one.textContent).trim().replace(/\\s+/g, ' '));
                """, selector));
    }

    /** What axe-core finds on the page that keeps somebody from using it; nothing where it is well made. */
    List<String> barriers() throws IOException {
        return barriers("html");
    }

    /** What axe-core finds in a part of the page. */
    List<String> barriers(String selector) throws IOException {
        if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window"))) {
            Object unused = driver.executeScript(axe());
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(arguments[0], { resultTypes: ['violations'] }).then(result => done(result.violations.map(
                    violation => violation.id + ': ' + violation.nodes.map(node => node.html).join(' '))));
                """, selector);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String axe() throws IOException {
        try (InputStream axe =
                Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"), "the script of axe-core")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** By how many pixels the page is wider than its window. */
    long overflow() {
        return ((Number) Objects.requireNonNull(driver.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")))
                .longValue();
    }

    /** Holds that nothing was fetched from elsewhere and that the console has no complaint, since the browser was opened. */
    void assertPeace() {
        driver.manage().logs().get(LogType.PERFORMANCE).forEach(entry -> {
            JsonObject message = JSON.parse(entry.getMessage()).getObj("message");
            if (message.getString("method").equals("Network.requestWillBeSent")) {
                requests.add(message.getObj("params").getObj("request").getString("url"));
            }
        });
        driver.manage().logs().get(LogType.BROWSER).forEach(entry -> {
            if (!isRefusedPage(entry.getMessage())) {
                complaints.add(entry.getMessage());
            }
        });
        assertThat(requests).isNotEmpty();
        requests.removeAll(files);
        assertThat(requests).allSatisfy(url -> assertThat(url).startsWith(server.toString()));
        assertThat(complaints).isEmpty();
    }

    /** The console tells of a page with an error status too, and tests ask for such pages on purpose. */
    private static boolean isRefusedPage(String complaint) {
        return complaint.contains("the server responded with a status of 4") && !complaint.contains("/assets/");
    }

    @Override
    public void close() {
        driver.quit();
    }
}
