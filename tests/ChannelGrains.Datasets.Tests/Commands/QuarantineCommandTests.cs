using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

/// <summary>Items replayed and discarded by what they have in common.</summary>
public sealed class QuarantineCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    private const int Items = 1_500;

    private readonly Channelctl _channelctl = server.Channelctl;

    [Fact]
    public async Task Replay_ByReason_AppliesAllAndSaysWhatStays()
    {
        await SendAsync("clock-shop", "clock-feed", "EUR", 1);
        await SendAsync("clock-shop", "clock-feed", "CNY", Items, TimeSpan.FromDays(-900));

        var replayed = await _channelctl.RunAsync("quarantine", "replay", "clock-shop", "--source", "clock-feed", "--note", "the clock is right");

        Assert.Equal(1, replayed.Code);
        Assert.Matches(@"applied +1,500", replayed.Output);
        Assert.Matches(@"still in quarantine: CURRENCY +1", replayed.Output);
        var again = await _channelctl.JsonAsync("quarantine", "replay", "clock-shop", "--reason", "CLOCK_BEHIND", "--until", "2099-01-01T00:00:00Z", "--note", "again");
        Assert.Equal(0, again.GetProperty("applied").GetInt32());
        Assert.Contains("1 of 1 open items", (await _channelctl.DoneAsync("quarantine", "list", "clock-shop")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_BySource_ClosesAll()
    {
        await SendAsync("test-shop", "test-feed", "EUR", Items);

        var discarded = await _channelctl.JsonAsync("quarantine", "discard", "test-shop", "--source", "test-feed", "--reason", "CURRENCY", "--note", "tests");

        Assert.Equal(Items, discarded.GetProperty("discarded").GetInt32());
        Assert.Contains("0 of 0 open items", (await _channelctl.DoneAsync("quarantine", "list", "test-shop")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay", "p", "--note", "x")]
    [InlineData("replay", "p", "1.0", "--source", "s", "--note", "x")]
    [InlineData("discard", "p", "--note", "x")]
    [InlineData("discard", "p", "1.0", "--reason", "CURRENCY", "--note", "x")]
    [InlineData("replay", "p", "--reason", "NO_REASON", "--note", "x")]
    [InlineData("replay", "p", "--until", "yesterday", "--note", "x")]
    [InlineData("replay", "p", "--until", "2026-11-28T09:00:00", "--note", "x")]
    public async Task Items_OfNoOrTwoKinds_ExitWith2(params string[] args) => Assert.Equal(2, (await _channelctl.RunAsync(["quarantine", .. args])).Code);

    private async Task SendAsync(string partner, string source, string currency, int count, TimeSpan ago = default)
    {
        await _channelctl.RunAsync("partner", "create", partner, "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        await _channelctl.RunAsync("source", "create", source, "--mode", "KEYED");
        var ingest = new IngestService.IngestServiceClient(server.Server.Channel);
        foreach (var numbers in Enumerable.Range(0, count).Chunk(1_000))
        {
            var batch = new TransactionBatch { PartnerId = partner };
            batch.Transactions.AddRange(numbers.Select(number => new Transaction
            {
                TransactionId = $"{currency}-{number}",
                OccurredAt = Timestamp.FromDateTime(DateTime.UtcNow + ago),
                Kind = TransactionKind.Sale,
                CurrencyCode = currency,
                Lines = { new TransactionLine { AmountMicros = 1_000_000 } },
            }));
            await ingest.SubmitTransactionsAsync(new SubmitTransactionsRequest { SourceId = source, Batch = batch });
        }
    }
}
