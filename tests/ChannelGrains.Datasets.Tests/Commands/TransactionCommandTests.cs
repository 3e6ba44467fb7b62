using ChannelGrains.Ingest.V1;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Commands;

public sealed class TransactionCommandTests(CommandServer server) : IClassFixture<CommandServer>
{
    [Fact]
    public async Task Find_OfAnId_SaysWhereItIs()
    {
        var channelctl = server.Channelctl;
        await channelctl.DoneAsync("partner", "create", "found", "--name", "Found", "--type", "DIRECT", "--region", "cn", "--state", "ACTIVE");
        await channelctl.DoneAsync("source", "create", "found-pos", "--mode", "KEYED", "--name", "POS");
        await new IngestService.IngestServiceClient(server.Server.Channel).SubmitTransactionsAsync(new()
        {
            SourceId = "found-pos",
            Batch = new()
            {
                BatchId = 1,
                PartnerId = "found",
                Transactions =
                {
                    new Transaction
                    {
                        TransactionId = "receipt-1",
                        OccurredAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow),
                        Kind = TransactionKind.Sale,
                        CurrencyCode = "CNY",
                        Lines = { new TransactionLine { AmountMicros = 1_000_000, QuantityThousandths = 1_000 } },
                    },
                },
            },
        });

        Assert.Matches("(?s)found +found-pos.*ACCEPTED.*1 found", (await channelctl.DoneAsync("transaction", "find", "receipt-1", "--partner", "found")).Output);
        Assert.Matches("(?s)found +found-pos.*ACCEPTED.*1 found", (await channelctl.DoneAsync("transaction", "find", "receipt-1")).Output);
        var none = await channelctl.RunAsync("transaction", "find", "receipt-2", "--source", "found-pos");
        Assert.Equal((1, true), (none.Code, none.Output.Contains("0 found", StringComparison.Ordinal)));
    }
}
