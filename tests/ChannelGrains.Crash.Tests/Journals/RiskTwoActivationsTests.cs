using System.Diagnostics.Metrics;
using ChannelGrains.Actions.V1;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Crash.Tests.Journals;

/// <summary>Two activations of one partner review it at the same time: a change of its level, and the action that it opens, are there once.</summary>
public sealed class RiskTwoActivationsTests
{
    private const string Id = "p", Source = "erp";
    private const int Rises = 6;

    private int _sales;
    private long _putOff;

    [Fact]
    public async Task Review_TwoActivations_EachRiseIsStatedOnceAndOpensOneAction()
    {
        await using var servers = await TwoServers.StartAsync(store => new MeetingStore(store), areReviewed: true);
        using var listener = CountPutOff([.. servers.Services.Select(services => services.GetRequiredService<IMeterFactory>())]);
        await RegisterAsync(servers.Channels[0]);
        // Both have the partner in memory, and follow the same rules, before it loses.
        foreach (var channel in servers.Channels)
            await UntilAsync(async () => (await RiskAsync(channel)).RulesEtag == (await RiskAsync(servers.Channels[0])).RulesEtag);

        for (var change = 0; change < 2 * Rises; change++)
        {
            var level = change % 2 == 0 ? RiskLevel.Critical : RiskLevel.Low;
            // Through each, so that both are marked for a review of nearly the same.
            await Task.WhenAll(servers.Channels.Select(channel => SellAsync(channel, level == RiskLevel.Critical ? 50 : -50)));
            await UntilAsync(async () => (await Task.WhenAll(servers.Channels.Select(RiskAsync))).Any(risk => risk.Level == level && LevelOf(risk) == level));
        }

        Assert.True(Interlocked.Read(ref _putOff) > 0, "No review of one met what the other had recorded.");
        var alone = await servers.StartAloneAsync();
        var levels = (await new RiskService.RiskServiceClient(alone).ListRiskHistoryAsync(new() { PartnerId = Id, PageSize = 1_000 })).Events.Reverse().ToList();
        Assert.Equal(Enumerable.Repeat(new[] { (RiskLevel.Low, RiskLevel.Critical), (RiskLevel.Critical, RiskLevel.Low) }, Rises).SelectMany(pair => pair), levels.Select(one => (one.Level.From, one.Level.To)));
        IReadOnlyList<string> causes = [];
        await UntilAsync(async () => (causes = await CausesAsync(alone)).Count >= Rises);
        Assert.Equal(levels.Where(one => one.Level.To == RiskLevel.Critical).Select(one => $"risk:{one.JournalVersion}").Order(StringComparer.Ordinal), causes.Order(StringComparer.Ordinal));
    }

    /// <summary>Counts the reviews that were refused as the journal had gone on without them.</summary>
    private MeterListener CountPutOff(IReadOnlyList<IMeterFactory> meters)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "channelgrains.reviews.put_off" && meters.Contains(instrument.Meter.Scope))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _putOff, value));
        listener.Start();
        return listener;
    }

    private static async Task RegisterAsync(GrpcChannel channel)
    {
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new() { Source = new Source { SourceId = Source, Mode = SourceMode.Keyed } });
        await new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(new()
        {
            PartnerId = Id,
            Partner = new Partner { DisplayName = Id, ChannelType = ChannelType.Direct, Region = "cn", TimeZone = "Etc/UTC", CurrencyCode = "CNY" },
            InitialState = PartnerState.Active,
            Evidence = "known",
        });
        var client = new RiskService.RiskServiceClient(channel);
        var rules = (await client.GetRiskRulesAsync(new())).Rules;
        foreach (var rule in rules.Factors)
        {
            rule.Weight = rule.Kind == RiskFactorKind.NegativeMargin ? "1" : "0";
            if (rule.Kind == RiskFactorKind.NegativeMargin)
                (rule.Start, rule.Full, rule.Hysteresis) = ("0", "0.000001", "0");
        }
        await client.SetRiskRulesAsync(new() { Rules = rules });
    }

    /// <summary>A sale that loses as much as is said, sent until it is taken.</summary>
    private async Task SellAsync(GrpcChannel channel, int lost)
    {
        var number = Interlocked.Increment(ref _sales);
        var sale = new Transaction
        {
            TransactionId = $"s{number}",
            OccurredAt = Timestamp.FromDateTime(DateTime.UtcNow.AddHours(-1)),
            Kind = TransactionKind.Sale,
            CurrencyCode = "CNY",
            Lines = { new TransactionLine { Category = "food", AmountMicros = 100_000_000, CostMicros = (100 + lost) * 1_000_000L, QuantityThousandths = 1_000 } },
        };
        await UntilAsync(async () => await TryAsync(async () => await new IngestService.IngestServiceClient(channel).SubmitTransactionsAsync(
            new() { SourceId = Source, Batch = new TransactionBatch { PartnerId = Id, Transactions = { sale } } })));
    }

    private static async Task<PartnerRisk> RiskAsync(GrpcChannel channel)
    {
        PartnerRisk? risk = null;
        await UntilAsync(() => TryAsync(async () => risk = (await new RiskService.RiskServiceClient(channel).GetPartnerRiskAsync(new() { PartnerId = Id })).Risk));
        return risk!;
    }

    private static async Task<IReadOnlyList<string>> CausesAsync(GrpcChannel channel) =>
        [.. (await new ActionService.ActionServiceClient(channel).ListActionsAsync(new() { PageSize = 1_000 })).Actions.Where(action => action.PartnerId == Id).Select(action => action.Cause)];

    private static RiskLevel LevelOf(PartnerRisk risk) => risk.Stated?.Level ?? RiskLevel.Low;

    /// <summary>False where the other activation was first, so that this one reads the journal again.</summary>
    private static async Task<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return true;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.Aborted or StatusCode.Unavailable)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var until = DateTime.UtcNow.AddSeconds(30);
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < until, "It did not come about within 30 s.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
