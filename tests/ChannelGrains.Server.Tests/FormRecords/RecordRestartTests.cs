using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>Records after a restart on the same data directory, from the journal's records and from a snapshot.</summary>
public sealed class RecordRestartTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    public async Task Records_AfterARestart_AreAsBefore(int records)
    {
        using var directory = new TemporaryDirectory();
        string partner;
        Form form;
        IReadOnlyList<KeptRecord> before;
        IReadOnlyList<Finding> findings;
        var takenAt = DateTimeOffset.UtcNow.AddDays(-2);
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            (partner, form) = (await client.CreatePartnerAsync(), await client.PutFormAsync());
            foreach (var number in Enumerable.Range(1, records))
            {
                var record = Visiting.Record(partner, form, $"r-{number}", floor: number % 2 == 0, takenAt: takenAt.AddMinutes(number));
                record.StoreId = $"store {number % 7}";
                await client.SubmitAsync(record);
            }
            await client.Forms.AmendRecordAsync(new() { PartnerId = partner, RecordId = $"r-{records}", Answers = { new Answer { ItemId = "fresh", Yes = false } }, Reason = "looked again" });
            before = (await client.Forms.ListRecordsAsync(new() { PartnerId = partner, PageSize = 1_000 })).Records;
            findings = await client.FindingsAsync(partner, FindingState.Unspecified);
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);

        Assert.Equal(before, (await after.Forms.ListRecordsAsync(new() { PartnerId = partner, PageSize = 1_000 })).Records);
        Assert.Equal(findings, await after.FindingsAsync(partner, FindingState.Unspecified));
        var repeated = Visiting.Record(partner, form, "r-1", floor: false, takenAt: takenAt.AddMinutes(1));
        repeated.StoreId = "store 1";
        Assert.Equal(before.Single(record => record.Record.RecordId == "r-1"), await after.SubmitAsync(repeated));
        Assert.Empty((await after.Admin.VerifyJournalAsync(new())).Problems);
    }
}
