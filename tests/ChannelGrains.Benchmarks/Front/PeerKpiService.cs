using System.Globalization;
using ChannelGrains.Kpi.V1;
using Google.Type;
using Grpc.Core;

namespace ChannelGrains.Benchmarks.Front;

/// <summary>GetPartnerKpis of a month or a year, as far as the peers count: transactions in all, net in all and by category.</summary>
internal sealed class PeerKpiService(IPeerStore store) : KpiService.KpiServiceBase
{
    private const string CurrencyCode = "CNY";
    private const long NanosOfAMicro = 1_000, MicrosOfAUnit = 1_000_000;

    public override async Task<GetPartnerKpisResponse> GetPartnerKpis(GetPartnerKpisRequest request, ServerCallContext context)
    {
        var (first, last) = DaysOf(request.Period);
        var sales = await store.ReadAsync(request.PartnerId, first, last);
        var kpis = new PartnerKpis
        {
            PartnerId = request.PartnerId,
            Period = request.Period,
            Total = new SalesMeasures { Net = Net(sales.NetMicros.Values.Sum()), Transactions = sales.Transactions },
        };
        foreach (var (category, net) in sales.NetMicros)
            kpis.Categories.Add(new CategoryMeasures { Category = category, Measures = new SalesMeasures { Net = Net(net) } });
        return new GetPartnerKpisResponse { Kpis = kpis };
    }

    // yyyy-MM or yyyy.
    private static (DateOnly First, DateOnly Last) DaysOf(string period)
    {
        var first = new DateOnly(int.Parse(period.AsSpan(0, 4), CultureInfo.InvariantCulture), 1, 1);
        if (period.Length == 4)
            return (first, first.AddYears(1).AddDays(-1));
        first = first.AddMonths(int.Parse(period.AsSpan(5), CultureInfo.InvariantCulture) - 1);
        return (first, first.AddMonths(1).AddDays(-1));
    }

    private static Money Net(long micros) => new()
    {
        CurrencyCode = CurrencyCode,
        Units = micros / MicrosOfAUnit,
        Nanos = (int)(micros % MicrosOfAUnit * NanosOfAMicro),
    };
}
