using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Forms;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Forms.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Filling;

/// <summary>A record filled in on a telephone, where the network goes away.</summary>
public sealed class FillTests(Browser browser)
{
    private const string Partner = "canton", Path = $"/field/fill/{FieldSeed.FormId}?partner={Partner}";

    private const int Width = 390;

    /// <summary>Larger than a part of an upload.</summary>
    private static readonly byte[] Large = Photo(1_300_000);

    [Fact]
    public async Task Record_FilledInWhileTheNetworkIsAway_IsSentOnceWithItsPhotosWhenItIsBack()
    {
        await using var server = await StartAsync();
        await using var visit = await browser.VisitAsync(server.Address, Width);
        visit.ExpectsFaults = true;
        await visit.SignInAsync(PageServer.KeyOf("ann"), $"{Path}&plan=daily&begins={FieldSeed.Day(0)}");
        await ReadyAsync(visit.Page);
        Assert.Empty(await visit.FindBarriersAsync());
        await visit.Page.Context.SetOfflineAsync(true);
        await FillAsync(visit.Page);
        await visit.Page.Locator("[data-item=front] [data-files]").SetInputFilesAsync([File("front.png", FieldSeed.Photo), File("wide.png", Large)]);
        await Assertions.Expect(visit.Page.Locator("[data-item=front] [data-list] li")).ToHaveCountAsync(2);
        await visit.Page.ClickAsync("form.fill button[type=submit]");
        await Assertions.Expect(Status(visit.Page)).ToHaveAttributeAsync("data-state", "waiting");
        Assert.Empty(await RecordsAsync(server));

        await visit.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(Status(visit.Page)).ToHaveAttributeAsync("data-state", "sent", new() { Timeout = 20_000 });
        var kept = Assert.Single(await RecordsAsync(server));
        Assert.Equal(("100", true, "ann", "daily"), (kept.Score, kept.Passed, kept.ReceivedFrom, kept.Record.Assignment.PlanId));
        var answers = kept.Record.Answers.ToDictionary(answer => answer.ItemId);
        Assert.Equal([FieldSeed.Sha256(FieldSeed.Photo), FieldSeed.Sha256(Large)], answers["front"].Files.Order(Comparer<string>.Create((one, other) => one == FieldSeed.Sha256(Large) ? 1 : -1)));
        Assert.Equal(("4.5", "shown", "behind the counter"), (answers["fridge"].Number, answers["licence"].ChoiceId, answers["floor"].Note));
        Assert.DoesNotContain("remarks", answers.Keys);
        var status = await new EvidenceService.EvidenceServiceClient(server.As("ann")).GetEvidenceStatusAsync(new() { PartnerId = Partner, Sha256 = FieldSeed.Sha256(Large) });
        Assert.Equal((EvidenceState.Complete, (long)Large.Length), (status.State, status.HeldBytes));
        await Status(visit.Page).GetByRole(AriaRole.Link, new() { Name = "Look at the record" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".cards")).ToContainTextAsync("100");
    }

    [Fact]
    public async Task Draft_OfAPageThatIsLoadedAgain_IsKeptWithItsPhotoAndIsNobodyElses()
    {
        await using var server = await StartAsync();
        await using var visit = await browser.VisitAsync(server.Address, Width);
        await visit.SignInAsync(PageServer.KeyOf("ann"), Path);
        await ReadyAsync(visit.Page);
        await visit.Page.CheckAsync("[name=answer-floor][value=no]");
        await visit.Page.FillAsync("[name=answer-fridge]", "7");
        await visit.Page.Locator("[data-item=front] [data-files]").SetInputFilesAsync(File("front.png", FieldSeed.Photo));
        await Assertions.Expect(visit.Page.Locator("[data-list] li")).ToHaveCountAsync(1);
        await visit.Page.ReloadAsync();
        await ReadyAsync(visit.Page);
        await Assertions.Expect(visit.Page.Locator("[name=answer-floor][value=no]")).ToBeCheckedAsync();
        await Assertions.Expect(visit.Page.Locator("[name=answer-fridge]")).ToHaveValueAsync("7");
        await Assertions.Expect(visit.Page.Locator("[data-list] li")).ToContainTextAsync("front.png");
        await visit.Page.Locator("[data-list] button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-list] li")).ToHaveCountAsync(0);

        await visit.Page.ClickAsync(".who summary");
        await visit.Page.ClickAsync(".who button[type=submit] >> nth=0");
        await visit.SignInAsync(PageServer.KeyOf("bob"), Path);
        await ReadyAsync(visit.Page);
        await Assertions.Expect(visit.Page.Locator("[name=answer-floor][value=no]")).Not.ToBeCheckedAsync();
        Assert.Empty(await RecordsAsync(server));
    }

    [Fact]
    public async Task Record_WhoseAnswerIsLost_IsSentAgainAndTakenOnce()
    {
        await using var server = await StartAsync();
        await using var visit = await browser.VisitAsync(server.Address, Width);
        visit.ExpectsFaults = true;
        await visit.SignInAsync(PageServer.KeyOf("ann"), Path);
        await ReadyAsync(visit.Page);
        var lost = 0;
        await visit.Page.RouteAsync("**/field/filled", async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await FillAsync(visit.Page);
        await visit.Page.ClickAsync("form.fill button[type=submit]");
        await Assertions.Expect(Status(visit.Page)).ToHaveAttributeAsync("data-state", "sent", new() { Timeout = 20_000 });
        Assert.Equal(2, lost);
        Assert.Single(await RecordsAsync(server));
    }

    [Fact]
    public async Task Record_ThatIsRefused_CanBeChangedAndSentAgain()
    {
        await using var server = await StartAsync();
        await using var visit = await browser.VisitAsync(server.Address, Width);
        visit.ExpectsFaults = true;
        await visit.SignInAsync(PageServer.KeyOf("ann"), Path);
        await ReadyAsync(visit.Page);
        await FillAsync(visit.Page);
        await visit.Page.Locator("[data-item=front] [data-files]").SetInputFilesAsync(new FilePayload { Name = "front.png", MimeType = "image/png", Buffer = "no picture"u8.ToArray() });
        await Assertions.Expect(visit.Page.Locator("[data-list] li")).ToHaveCountAsync(1);
        await visit.Page.ClickAsync("form.fill button[type=submit]");
        await Assertions.Expect(Status(visit.Page)).ToHaveAttributeAsync("data-state", "refused");
        await Assertions.Expect(Status(visit.Page)).ToContainTextAsync("does not begin as image/png does");
        await Assertions.Expect(visit.Page.Locator("[name=answer-fridge]")).ToHaveValueAsync("4.5");
        await visit.Page.Locator("[data-list] button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("[data-list] li")).ToHaveCountAsync(0);
        await visit.Page.ClickAsync("form.fill button[type=submit]");
        await Assertions.Expect(Status(visit.Page)).ToHaveAttributeAsync("data-state", "sent");
        Assert.Single(await RecordsAsync(server));
    }

    [Fact]
    public async Task Parts_WithoutTheFormsToken_AreNotTaken()
    {
        await using var server = await StartAsync();
        await using var visit = await browser.VisitAsync(server.Address);
        await visit.SignInAsync(PageServer.KeyOf("ann"), Path);
        var record = FieldSeed.Record(Partner, "forged", floor: true, shelves: 5, fresh: true, DateTimeOffset.UtcNow);
        var forged = await visit.Page.APIRequest.PostAsync("/field/filled", new() { Data = Google.Protobuf.JsonFormatter.Default.Format(record), Headers = new Dictionary<string, string> { ["content-type"] = "application/json" } });
        Assert.Equal(400, forged.Status);
        var photo = await visit.Page.APIRequest.PostAsync(
            $"/evidence/{Partner}/{FieldSeed.Sha256(FieldSeed.Photo)}?offset=0&size={FieldSeed.Photo.Length}&type=image/png", new() { DataByte = FieldSeed.Photo });
        Assert.Equal(400, photo.Status);
        Assert.Empty(await RecordsAsync(server));
    }

    private static async Task<PageServer> StartAsync()
    {
        var server = await PageServer.StartAsync();
        await Seeded.PartnersAsync(server);
        await FieldSeed.PutAsync(server);
        await new FormService.FormServiceClient(server.As("ann")).PutPlanAsync(new() { Plan = new Plan { PlanId = "daily", FormId = FieldSeed.FormId, StartsOn = FieldSeed.Day(0), DaysToDo = 2, Scope = new() } });
        return server;
    }

    private static Task ReadyAsync(IPage page) => page.Locator("form.fill[data-ready]").WaitForAsync();

    private static ILocator Status(IPage page) => page.Locator("form.fill [data-status]");

    private static async Task FillAsync(IPage page)
    {
        await page.CheckAsync("[name=answer-floor][value=yes]");
        await page.ClickAsync("[data-item=floor] summary");
        await page.FillAsync("[name=note-floor]", "behind\nthe counter");
        await page.CheckAsync("[name=answer-shelves][value='5']");
        await page.CheckAsync("[name=answer-fresh][value=yes]");
        await page.FillAsync("[name=answer-fridge]", "4.5");
        await page.CheckAsync("[name=answer-licence][value=shown]");
    }

    private static async Task<IReadOnlyList<KeptRecord>> RecordsAsync(PageServer server) =>
        (await new FormService.FormServiceClient(server.As("ann")).ListRecordsAsync(new() { PartnerId = Partner })).Records;

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "image/png", Buffer = content };

    /// <summary>Bytes that begin as a PNG does.</summary>
    private static byte[] Photo(int size)
    {
        var bytes = new byte[size];
        new Random(7).NextBytes(bytes);
        FieldSeed.Photo.AsSpan(0, 33).CopyTo(bytes);
        return bytes;
    }
}
