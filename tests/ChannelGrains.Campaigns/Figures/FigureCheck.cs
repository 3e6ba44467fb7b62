using System.Globalization;
using ChannelGrains.Kpi.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Figures;

/// <summary>Compares a partner's figures, as anybody reads them, with the model.</summary>
internal sealed class FigureCheck(ChannelBase channel, Findings findings)
{
    private const string WholeSpan = "2025-Q1";

    private static readonly (string Period, int FirstMonth, int LastMonth, int FirstDay, int LastDay)[] Periods =
    [
        ("2025-01", 0, 0, 0, 30),
        ("2025-02", 1, 1, 31, 58),
        ("2025-03", 2, 2, 59, 89),
        (WholeSpan, 0, 2, 0, 89),
    ];

    private readonly KpiService.KpiServiceClient _kpis = new(channel);

    /// <param name="model">What must be.</param>
    /// <param name="isOrdered">Every void came after its original. Otherwise new customers depend on which came first, and only their bounds are known.</param>
    /// <param name="when">When it was looked at, for the finding.</param>
    public async Task RunAsync(PartnerModel model, bool isOrdered, string when)
    {
        foreach (var (period, firstMonth, lastMonth, firstDay, lastDay) in Periods)
        {
            var kpis = (await _kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = model.PartnerId, Period = period })).Kpis;
            var expected = model.Total(firstDay, lastDay);
            var what = $"{when}: {model.PartnerId} {period}";
            Compare(what + " gross", expected.GrossMicros, Micros(kpis.Total.Gross));
            Compare(what + " returns", expected.ReturnsMicros, Micros(kpis.Total.Returns));
            Compare(what + " net", expected.GrossMicros - expected.ReturnsMicros, Micros(kpis.Total.Net));
            Compare(what + " cost", expected.CostMicros, Micros(kpis.Total.Cost));
            Compare(what + " units", expected.UnitsThousandths, kpis.Total.UnitsThousandths);
            Compare(what + " transactions", expected.Transactions, kpis.Total.Transactions);
            Compare(what + " distinct customers", model.DistinctCustomers(firstMonth, lastMonth), kpis.DistinctCustomers.Value);
            if (isOrdered)
                Compare(what + " new customers", model.NewCustomers(firstDay, lastDay), kpis.NewCustomers);
            else if (period == WholeSpan && (kpis.NewCustomers < model.NewCustomersWithoutVoided || kpis.NewCustomers > model.NewCustomers(firstDay, lastDay)))
                findings.Add(FindingKind.Figure, $"{what} new customers is {kpis.NewCustomers}, must be {model.NewCustomersWithoutVoided} to {model.NewCustomers(firstDay, lastDay)}");
        }
        await CompareDaysAsync(model, when, Measure.Gross, day => day.GrossMicros / 1_000_000m);
        await CompareDaysAsync(model, when, Measure.Returns, day => day.ReturnsMicros / 1_000_000m);
        await CompareDaysAsync(model, when, Measure.Units, day => day.UnitsThousandths / 1_000m);
        await CompareDaysAsync(model, when, Measure.Transactions, day => day.Transactions);
    }

    private async Task CompareDaysAsync(PartnerModel model, string when, Measure measure, Func<Sums, decimal> select)
    {
        var series = await _kpis.QuerySeriesAsync(new QuerySeriesRequest
        {
            Scope = new Scope { PartnerId = model.PartnerId },
            Measure = measure,
            Granularity = Granularity.Day,
            FirstDay = "2025-01-01",
            LastDay = "2025-03-31",
        });
        Compare($"{when}: {model.PartnerId} days", model.Days.Count, series.Points.Count);
        foreach (var (point, day) in series.Points.Zip(model.Days))
            Compare($"{when}: {model.PartnerId} {measure} on {point.Period}", select(day), decimal.Parse(point.Value, CultureInfo.InvariantCulture));
    }

    private void Compare(string what, decimal expected, decimal actual)
    {
        if (expected != actual)
            findings.Add(FindingKind.Figure, $"{what} is {actual}, must be {expected}");
    }

    private static decimal Micros(Money money) => money.Units * 1_000_000m + money.Nanos / 1_000m;
}
