using System.Globalization;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Datasets.Tests.Sending;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Settlement.V1;
using ChannelGrains.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Settlement;

/// <summary>The published examples of brackets, each a partner with a signed agreement whose sales are streamed.</summary>
public sealed class WorkedExampleTests
{
    private const string Source = "examples";
    private static readonly DateTime Day = new(2021, 5, 4, 4, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Commission_OfEveryPublishedExample_IsExactSaleBySale()
    {
        Dataset.Require();
        var examples = WorkedExample.All();
        Assert.Equal(32, examples.Count);
        await using var server = await TestServer.StartAsync();
        await Shop.OpenAsync(server.Channel, Source, SourceMode.Keyed, examples.Select(IdOf));
        foreach (var example in examples)
            await Agreeing.SignAsync(server.Channel, IdOf(example), Agreeing.Terms(example.Schedule), "2021-01-01");

        await using var sender = new TransactionSender(server.SendingChannel, Source, Shop.Options(SourceMode.Keyed));
        for (var sale = 0; sale < examples.Max(example => example.Sales.Count); sale++)
        {
            foreach (var example in examples.Where(example => sale < example.Sales.Count))
                await sender.SendAsync(IdOf(example), Sale(example, sale), TestContext.Current.CancellationToken);
            await sender.FlushAsync(TestContext.Current.CancellationToken);
            foreach (var example in examples.Where(example => sale < example.Sales.Count))
                Assert.Equal((example.Id, example.Expected.Take(sale + 1).Sum()), (example.Id, await ReadAsync(server.Channel, example)));
        }
    }

    private static Transaction Sale(WorkedExample example, int sale) => new()
    {
        TransactionId = $"{example.Id}-{sale}",
        OccurredAt = Day.AddDays(sale).ToTimestamp(),
        Kind = TransactionKind.Sale,
        CurrencyCode = "CNY",
        Lines =
        {
            example.Schedule.Base == CommissionBase.Units
                ? new TransactionLine { QuantityThousandths = (long)(example.Sales[sale] * 1_000), AmountMicros = 1_000_000 }
                : new TransactionLine { QuantityThousandths = 1_000, AmountMicros = (long)(example.Sales[sale] * 1_000_000) },
        },
    };

    private static async Task<decimal> ReadAsync(ChannelBase channel, WorkedExample example)
    {
        var explained = await new SettlementService.SettlementServiceClient(channel).ExplainCommissionAsync(new() { PartnerId = IdOf(example), Period = "2021-05" });
        return decimal.Parse(explained.ExactAmount, CultureInfo.InvariantCulture);
    }

    private static string IdOf(WorkedExample example) => example.Id.Replace('.', '-');
}
