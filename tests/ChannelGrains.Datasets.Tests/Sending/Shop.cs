using System.Collections.Concurrent;
using ChannelGrains.Client;
using ChannelGrains.Datasets.Tests.Figures;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Sending;

/// <summary>What the tests of the sender sell, and where.</summary>
internal static class Shop
{
    private const string Period = "2021-05";
    private static readonly DateTime Day = new(2021, 5, 4, 4, 0, 0, DateTimeKind.Utc);

    /// <summary>A sale of 1.</summary>
    public static Transaction Sale(int number, string currency = "CNY", int padding = 0) => new()
    {
        TransactionId = $"t-{number}",
        OccurredAt = Day.ToTimestamp(),
        Kind = TransactionKind.Sale,
        CurrencyCode = currency,
        Lines = { new TransactionLine { Category = "Tea", QuantityThousandths = 1_000, AmountMicros = 1_000_000 } },
        Attributes = { Enumerable.Range(0, padding).ToDictionary(i => $"a{i}", _ => new string('x', 250)) },
    };

    /// <summary>Registers the source and the partners.</summary>
    public static async Task OpenAsync(ChannelBase channel, string source, SourceMode mode, params IEnumerable<string> partners)
    {
        var request = new CreateSourceRequest { Source = new Source { SourceId = source, Mode = mode, MaxAgeDays = 36_500 }, RequestId = source };
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(request);
        foreach (var partner in partners)
            await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new CreatePartnerRequest
            {
                PartnerId = partner,
                Partner = new Partner { DisplayName = partner, ChannelType = ChannelType.Direct, Region = "cn" },
                InitialState = PartnerState.Active,
                RequestId = partner,
            });
    }

    /// <summary>Sends the sales of these numbers to the partner, and waits until they are durable.</summary>
    public static async Task SendAsync(this TransactionSender sender, string partner, int first, int last)
    {
        for (var number = first; number <= last; number++)
            await sender.SendAsync(partner, Sale(number), TestContext.Current.CancellationToken);
        await sender.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The partner has sold so many, each once.</summary>
    public static async Task AssertSoldAsync(ChannelBase channel, string partner, long transactions)
    {
        var month = await FigureCheck.ReadAsync(channel, partner, Period, TestContext.Current.CancellationToken);
        Assert.Equal((transactions, (decimal)transactions), (month.Transactions, month.Net));
    }

    public static SenderOptions Options(SourceMode mode, ConcurrentQueue<SenderOutcome>? outcomes = null) => new()
    {
        Mode = mode,
        BackoffMin = TimeSpan.FromMilliseconds(10),
        BackoffMax = TimeSpan.FromMilliseconds(200),
        OnOutcome = outcome => outcomes?.Enqueue(outcome),
    };
}
