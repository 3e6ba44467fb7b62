using System.Text.RegularExpressions;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;
using ChannelGrains.Testing;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Audit;

public sealed partial class ChangesPageTests(Browser browser)
{
    private const string Hostile = "<script>alert(1)</script> & so on";

    [Fact]
    public async Task Changes_AreListedFilteredAndExported()
    {
        await using var server = await ChangedAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/changes");
        var first = visit.Page.Locator("tbody tr").First;
        await Assertions.Expect(first.Locator("th")).ToHaveTextAsync("payments held");
        await Assertions.Expect(first).ToContainTextAsync("bob");
        await Assertions.Expect(first).ToContainTextAsync($"reason: {Hostile}");
        await Assertions.Expect(first).ToContainTextAsync("hold-1");
        await Assertions.Expect(first.Locator("a[href='/risk/canton']")).ToHaveTextAsync(Seeded.Partners.Single(partner => partner.Id == "canton").Name);
        await Assertions.Expect(visit.Page.Locator("[data-kind='sources.changed']")).ToHaveCountAsync(1);
        Assert.Empty(await visit.FindBarriersAsync());

        // Each choice stands in the address beside the others.
        await visit.Page.SelectOptionAsync("#choose-kind", "lifecycle");
        await visit.Page.WaitForURLAsync("**/changes?kind=lifecycle");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(Seeded.Partners.Count + 1);
        await visit.Page.FillAsync("#choose-who", "ann");
        await visit.Page.PressAsync("#choose-who", "Enter");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToContainTextAsync("SUSPENDED");
        var day = $"{DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd}";
        await visit.Page.FillAsync("#choose-from", day);
        await visit.Page.FillAsync("#choose-to", day);
        await visit.Page.ClickAsync("main button:text-is('Show')");
        await visit.Page.WaitForURLAsync($"**from={day}&to={day}");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await visit.GoAsync("/changes?to=2000-01-01");
        await Assertions.Expect(visit.Page.Locator("main .nothing")).ToContainTextAsync("Nothing was done that is asked for");
        await visit.GoAsync("/changes?from=2026-01-02&to=2026-01-01");
        await Assertions.Expect(visit.Page.Locator("main .problem")).ToBeVisibleAsync();
        foreach (var odd in new[] { "from=9999-12-31&to=9999-12-31", "from=-5000-01-01", "to=x", "from=0001-01-01" })
        {
            await visit.GoAsync($"/changes?{odd}");
            await Assertions.Expect(visit.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        }
        foreach (var refused in new[] { "page=forged", "kind=no.kind", "partner=no/id" })
        {
            await visit.GoAsync($"/changes?{refused}");
            await Assertions.Expect(visit.Page.Locator("main .problem")).ToBeVisibleAsync();
        }

        var csv = await visit.Page.ExportAsync("/export/changes?format=csv&partner=canton");
        Assert.Equal(3, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("risk.hold_set", csv, StringComparison.Ordinal);
        Assert.Contains("hold-1", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("tianfu", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Changes_OfAPartner_AreReachedFromItsPage()
    {
        await using var server = await ChangedAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), "/partners/tianfu");
        await visit.Page.ClickAsync(".tabs a:text-is('What was done')");
        await visit.Page.WaitForURLAsync("**/changes?partner=tianfu");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Page.Locator("tbody th").First).ToHaveTextAsync("state of a partner changed");
        await visit.Page.ClickAsync("tbody tr a[href='/partners/tianfu']");
        await Assertions.Expect(visit.Page.Locator("main h1")).ToContainTextAsync("Tianfu");
    }

    [Theory]
    [InlineData("en", 390)]
    [InlineData("zh", 390)]
    [InlineData("zh", 1920)]
    public async Task Changes_AtEachWidth_FitTheWindow(string language, int width)
    {
        await using var server = await ChangedAsync();
        await using var visit = await browser.VisitAsync(server.Address, width);
        await visit.SignInAsync(PageServer.KeyOf("ann"), $"/changes?lang={language}");
        await Assertions.Expect(visit.Page.Locator("tbody tr").First).ToBeVisibleAsync();
        Assert.Empty(await visit.FindBarriersAsync());
        if (Environment.GetEnvironmentVariable("CHANNELGRAINS_PICTURES") is { Length: > 0 } pictures)
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"changes-{language}-{width}.png"), FullPage = true });
    }

    [Fact]
    public async Task Changes_AreNoReaders()
    {
        await using var server = await ChangedAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        visit.ExpectsFaults = true;
        await visit.SignInAsync(PageServer.KeyOf("ray"), "/changes");
        await Assertions.Expect(visit.Page.Locator("main .problem")).ToContainTextAsync("Your key may not see this");
        Assert.Equal(0, await visit.Page.Locator(".shell-nav a[href='/changes']").CountAsync());
        Assert.NotEqual(200, (await visit.Page.APIRequest.GetAsync($"{server.Address}/export/changes?format=csv")).Status);
        await visit.GoAsync("/partners/tianfu");
        Assert.Equal(0, await visit.Page.Locator("a[href^='/changes']").CountAsync());
    }

    [Fact]
    public void Names_AreThereForEveryKindAndDetail()
    {
        var named = Named().Matches(Read("src", "ChannelGrains.Dashboard", "Audit", "ChangeNames.cs")).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(ChangeKinds.All.Concat(ChangeKinds.AllCapabilities).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        var details = Directory.EnumerateFiles(Repository.PathOf("src", "ChannelGrains.Grains", "Audit"), "*Details.cs").SelectMany(path => Detail().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(details.Order(StringComparer.Ordinal), Named().Matches(Read("src", "ChannelGrains.Dashboard", "Audit", "DetailNames.cs")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));

        static string Read(params string[] path) => File.ReadAllText(Repository.PathOf(path));
    }

    /// <summary>Ann has suspended tianfu, and after it Bob has held payments to canton.</summary>
    private static async Task<PageServer> ChangedAsync()
    {
        var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await new PartnerService.PartnerServiceClient(server.As("ann")).SuspendPartnerAsync(new() { PartnerId = "tianfu", Reason = "stocktaking" });
        await new RiskService.RiskServiceClient(server.As("bob")).SetHoldAsync(new() { PartnerId = "canton", Reason = Hostile, RequestId = "hold-1" });
        return server;
    }

    [GeneratedRegex("""^ +"([a-z_.]+)" => texts\[""", RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex("""(?:Text|Texts|Number|NumberIfAny|Flag|Choice<\w+>|Day|Month|Instant|Minor|Amount|Millionths)\("([a-z_]+)",""")]
    private static partial Regex Detail();
}
