using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.Tools;

public sealed class ToolTests
{
    [Fact]
    public async Task Tools_InVersions_AreListedAndTakenNoteOfOnce()
    {
        using var directory = new TemporaryDirectory();
        var clock = DrivenClock.StartingAt(Make.Noon);
        string partner, other;
        ToolAcknowledgement first;
        await using (var server = await TestServer.StartAsync(directory: directory.Path, time: clock))
        {
            var client = new TestClient(server.Channel);
            (partner, other) = (await client.CreatePartnerAsync(), await client.CreatePartnerAsync());
            var put = new PutToolRequest { Tool = PriceList(), RequestId = "r" };
            Assert.Equal(await client.Tools.PutToolAsync(put), await client.Tools.PutToolAsync(put));
            Assert.Equal(1, (await client.Tools.PutToolAsync(new() { Tool = PriceList() })).Tool.Version);
            var acknowledge = new AcknowledgeToolRequest { PartnerId = partner, ToolId = "price-list", Version = 1, PersonId = "li-wei", RequestId = "r" };
            first = (await client.Tools.AcknowledgeToolAsync(acknowledge)).Acknowledgement;
            Assert.Equal((partner, "price-list", 1, "local"), (first.PartnerId, first.ToolId, first.Version, first.AcknowledgedBy));
            Assert.Equal(first, (await client.Tools.AcknowledgeToolAsync(acknowledge)).Acknowledgement);
            Assert.Equal(first, (await client.Tools.AcknowledgeToolAsync(new(acknowledge) { RequestId = "r2" })).Acknowledgement);
            await client.Tools.AcknowledgeToolAsync(new(acknowledge) { PersonId = "wang-fang", RequestId = "r3" });
            await client.Tools.AcknowledgeToolAsync(new(acknowledge) { PartnerId = other });
            Assert.Equal(2, (await client.Tools.PutToolAsync(new() { Tool = PriceList(tool => tool.ValidUntil = "2026-06-30"), Etag = "1" })).Tool.Version);
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path, time: clock);
        var after = new TestClient(again.Channel);
        // Of the first version they have taken note, of the second nobody has.
        Assert.Equal(first, (await after.Tools.AcknowledgeToolAsync(new() { PartnerId = partner, ToolId = "price-list", Version = 1, PersonId = "li-wei" })).Acknowledgement);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "TOOL_SUPERSEDED", after.Tools.AcknowledgeToolAsync(new() { PartnerId = partner, ToolId = "price-list", Version = 1, PersonId = "zhao-min" }));
        Assert.Empty((await after.Tools.ListToolAcknowledgementsAsync(new() { ToolId = "price-list" })).Acknowledgements);
        var notes = await NotesAsync(after, new() { ToolId = "price-list", Version = 1, PageSize = 2 });
        Assert.Equal([partner, partner, other], notes.Select(note => note.PartnerId));
        Assert.Equal(2, notes.DistinctBy(note => note.PersonHash).Count());
        Assert.Equal(2, (await NotesAsync(after, new() { ToolId = "price-list", Version = 1, PartnerId = partner })).Count);
        Assert.DoesNotContain("li-wei", string.Concat(notes), StringComparison.Ordinal);
        Assert.Empty((await after.Admin.VerifyJournalAsync(new())).Problems);
    }

    [Fact]
    public async Task Tools_OfACategoryOrDay_AreThoseAlone()
    {
        await using var server = await TestServer.StartAsync(time: DrivenClock.StartingAt(Make.Noon));
        var client = new TestClient(server.Channel);
        await client.Tools.PutToolAsync(new() { Tool = PriceList() });
        await client.Tools.PutToolAsync(new() { Tool = PriceList(tool => (tool.ToolId, tool.Category, tool.ValidUntil) = ("script", "", "2026-03-04")) });
        Assert.Equal(["price-list", "script"], await IdsAsync(new()));
        Assert.Equal(["price-list"], await IdsAsync(new() { Category = "tea" }));
        Assert.Equal(["price-list"], await IdsAsync(new() { ValidOn = "2026-03-05" }));
        Assert.Equal(["price-list", "script"], await IdsAsync(new() { ValidOn = "2026-03-04", PageSize = 1 }));

        var partner = await client.CreatePartnerAsync();
        await Refused.WithAsync(StatusCode.FailedPrecondition, "TOOL_NOT_VALID", client.Tools.AcknowledgeToolAsync(new() { PartnerId = partner, ToolId = "script", Version = 1, PersonId = "li-wei" }));
        await Refused.WithAsync(StatusCode.NotFound, "TOOL_NOT_FOUND", client.Tools.AcknowledgeToolAsync(new() { PartnerId = partner, ToolId = "none", Version = 1, PersonId = "li-wei" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERSON_EMPTY", client.Tools.AcknowledgeToolAsync(new() { PartnerId = partner, ToolId = "script", Version = 1 }));
        await Refused.WithAsync(StatusCode.NotFound, "TOOL_NOT_FOUND", client.Tools.ListToolAcknowledgementsAsync(new() { ToolId = "none" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "TOOL_VERSION", client.Tools.ListToolAcknowledgementsAsync(new() { ToolId = "script", Version = 2 }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", client.Tools.ListToolAcknowledgementsAsync(new() { ToolId = "script", PageToken = "x" }));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", client.Tools.PutToolAsync(new() { Tool = PriceList(), Etag = "9" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "URL", client.Tools.PutToolAsync(new() { Tool = PriceList(tool => tool.Url = "http://example.com") }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "DATE", client.Tools.ListToolsAsync(new() { ValidOn = "today" }));

        async Task<IReadOnlyList<string>> IdsAsync(ListToolsRequest request)
        {
            List<string> ids = [];
            do
            {
                var page = await client.Tools.ListToolsAsync(request);
                ids.AddRange(page.Tools.Select(tool => tool.ToolId));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return ids;
        }
    }

    private static Tool PriceList(Action<Tool>? change = null)
    {
        var tool = new Tool { ToolId = "price-list", DefaultLanguage = "zh", Title = { ["zh"] = "价目表", ["en"] = "Price list" }, Category = "tea", ValidFrom = "2026-01-01", Url = "https://example.com/prices.pdf" };
        change?.Invoke(tool);
        return tool;
    }

    private static async Task<IReadOnlyList<ToolAcknowledgement>> NotesAsync(TestClient client, ListToolAcknowledgementsRequest request)
    {
        List<ToolAcknowledgement> notes = [];
        do
        {
            var page = await client.Tools.ListToolAcknowledgementsAsync(request);
            notes.AddRange(page.Acknowledgements);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return notes;
    }
}
