using System.Text.RegularExpressions;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Testing;

namespace ChannelGrains.Dashboard.Tests.Shell;

/// <summary>Each page of the registration, in each language at each width: nobody is kept out, nothing is wider than the window, nothing fails in the browser, and no text is left as it was written.</summary>
public sealed partial class EveryPageTests(Browser browser, Seeded seeded, SettledServer settled) : IClassFixture<SettledServer>
{
    private const string Month = "MONTH";

    private static readonly (string Language, int[] Widths)[] Ways = [("en", [390, 1280]), ("zh", [390, 1920]), ("qps-ploc", [1280])];

    private static string Year => $"{DateTimeOffset.UtcNow.AddHours(8):yyyy}";

    public static TheoryData<string> Paths =>
        [.. Entry().Matches(File.ReadAllText(Repository.PathOf("src", "ChannelGrains.Dashboard", "PagesRegistration.cs"))).Select(match => match.Groups[1].Value), "/?open=cn%2Fsichuan&explain=day::cn%2Fsichuan", "/search?q=tianfu", "/partners?view=directory", "/partners/tianfu", "/partners/tianfu/sales", "/partners/tianfu/sales?transaction=tianfu-3", "/changes?partner=tianfu", "/partners/tianfu/scorecard", "/partners/tianfu/balance", "/partners/tianfu/agreement", "/partners/tianfu/risk", "/partners/tianfu/quarantine", "/risk/tianfu?explain=risk:tianfu", "/actions/tianfu/visit", "/actions/new", "/actions/measures", $"/targets/{Year}?scope=partner:tianfu&open={Year}-11", $"/targets/{Year}/set?scope=company&basis=Seasonal", $"/targets/{Year}/allocation?scope=company", "/search?q=nobody-is-called-so"];

    /// <summary>Pages of field work and compliance, below those of the registration.</summary>
    public static TheoryData<string> FieldPaths =>
    [
        "/field?region=cn%2Fsichuan&state=Overdue", "/field/plans", "/field/plans/weekly-hygiene", "/field/forms", "/field/records", "/field/records?partner=tianfu&explain=record:tianfu:visit-1", "/field/records/tianfu/visit-1?amend=front", "/field/records/tianfu/visit-2",
        "/field/findings", "/field/findings?partner=tianfu&decide=visit-1%2Ffloor", "/field/fill/hygiene", "/field/fill/hygiene?partner=tianfu", "/partners/tianfu/compliance?record=licence", "/compliance?change=licence",
        "/field/certificates?partner=canton&revoke=test-1", "/field/tools/price-list", "/field/surveys?partner=chengdu-south", "/compliance/gifts?decide=G-1",
    ];

    /// <summary>Pages of a month that was closed and paid.</summary>
    public static TheoryData<string> FilledPaths =>
    [
        $"/settlement?period={Month}", $"/settlement/statements/tianfu/{Month}?explain=line:tianfu:{Month}:1", "/payments", $"/payments/runs/{SettledServer.Run}", "/payments/breaks", "/payments/payees/tianfu",
        "/ledger?partner=tianfu&verify=yes", $"/partners/tianfu/balance?explain=commission:tianfu:{Month}", "/partners/tianfu/agreement",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public Task Page_InEachLanguageAtEachWidth_KeepsNobodyOut(string path) => LookAsync(seeded.Server.Address, path, "");

    [Theory]
    [MemberData(nameof(FieldPaths))]
    public Task FieldPage_InEachLanguageAtEachWidth_KeepsNobodyOut(string path) => LookAsync(seeded.Server.Address, path, "");

    [Theory]
    [MemberData(nameof(FilledPaths))]
    public async Task FilledPage_InEachLanguageAtEachWidth_KeepsNobodyOut(string path) => await LookAsync(settled.Address, path.Replace(Month, settled.Month, StringComparison.Ordinal), "filled");

    private async Task LookAsync(string address, string path, string kind)
    {
        await using var visit = await browser.VisitAsync(address, Ways[0].Widths[0]);
        await visit.SignInAsync(PageServer.KeyOf("root"), "/search");
        foreach (var (language, widths) in Ways)
        {
            await visit.GoAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
            Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
            Assert.Equal(0, await visit.Page.Locator("main .problem").CountAsync());
            Assert.Equal(language == "zh" ? "zh-CN" : "en", await visit.Page.GetAttributeAsync("html", "lang"));
            foreach (var width in widths)
                await LookAsync(visit, width, $"{kind}{Word().Replace(path, "-")}-{language}-{width}.png");
        }
    }

    private static async Task LookAsync(Visit visit, int width, string picture)
    {
        await visit.Page.SetViewportSizeAsync(width, 900);
        Assert.Empty(await visit.FindBarriersAsync());
        if (Environment.GetEnvironmentVariable("CHANNELGRAINS_PICTURES") is { Length: > 0 } pictures)
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(pictures, picture), FullPage = true });
    }

    [GeneratedRegex("new PageEntry\\(\"([^\"]*)\"")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\W+")]
    private static partial Regex Word();
}
