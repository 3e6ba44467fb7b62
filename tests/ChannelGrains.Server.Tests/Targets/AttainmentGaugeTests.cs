using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Targets;

/// <summary>What operations see of the running month's targets.</summary>
public sealed class AttainmentGaugeTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Attainment_OfScopesWithATarget_IsThatOfTheirPace()
    {
        var clock = DrivenClock.StartingAt(Make.Noon);
        await using var server = await TestServer.StartAsync(time: clock);
        var client = new TestClient(server.Channel);
        var (partner, source) = (await client.CreatePartnerAsync(), await client.CreateSourceAsync(SourceMode.Keyed));
        var direct = new TargetScope { ChannelType = ChannelType.Direct };
        await client.SetAsync(TargetSteps.Company, "2026", 12_000);
        await client.SetAsync(direct, "2026", 6_000);
        await client.SubmitAsync(source, Make.Keyed(partner, Make.Sale("a", 250)));
        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(Step);
            return (await client.PaceAsync(TargetSteps.Company, "2026-03")).Net.ToDecimal() == 250;
        });

        var measured = new List<(string Of, double Value)>();
        await Eventually.TrueAsync(() => (measured = Collect(server)).Count > 0);

        var (company, type) = (await client.PaceAsync(TargetSteps.Company, "2026-03"), await client.PaceAsync(direct, "2026-03"));
        Assert.Equal("0.250000000000", company.Attainment.Value);
        Assert.Equal(
            [("company month", Number(company.Attainment)), ("company to_date", Number(company.Linear.ProjectedAttainment)), ("direct month", Number(type.Attainment)), ("direct to_date", Number(type.Linear.ProjectedAttainment))],
            measured.OrderBy(each => each.Of, StringComparer.Ordinal));
    }

    private static double Number(Ratio ratio) => double.Parse(ratio.Value, CultureInfo.InvariantCulture);

    /// <summary>As a scrape does.</summary>
    private static List<(string Of, double Value)> Collect(TestServer server)
    {
        var (meters, measured) = (server.Services.GetRequiredService<IMeterFactory>(), new List<(string, double)>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == "channelgrains.targets.attainment")
                self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, value, labels, _) => measured.Add(($"{labels[0].Value} {labels[1].Value}", value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
