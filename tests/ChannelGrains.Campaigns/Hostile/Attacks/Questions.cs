using ChannelGrains.Campaigns.Hostile.Wire;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>Reads of what is not there: partners, periods, pages and markets that nobody has, as fast as they are answered.</summary>
internal sealed class Questions : IAttack
{
    private const int Callers = 32;

    private static readonly string[] Periods = ["", "2026", Month.Id, "9999", "0001", "2026-W53", "2026-13", "1900-01-01", "9998-12-31", "FY2026-Q9", new string('9', 1_000)];

    public string Name => "questions";

    public Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => random.Next()).ToList().Select(seed => AskAsync(arena, new Random(seed), cancellationToken)));

    private static async Task AskAsync(Arena arena, Random random, CancellationToken cancellationToken)
    {
        var channel = arena.Connect();
        while (!cancellationToken.IsCancellationRequested)
            try
            {
                await AskAsync(channel, random, cancellationToken);
                arena.Statuses.Add(StatusCode.OK);
            }
            catch (Exception exception) when (Statuses.IsEnd(exception))
            {
                arena.Statuses.Add(exception);
            }
    }

    private static async Task AskAsync(GrpcChannel channel, Random random, CancellationToken until)
    {
        var kpis = new KpiService.KpiServiceClient(channel);
        var partner = $"nobody-{random.Next()}";
        var period = Periods[random.Next(Periods.Length)];
        var token = random.Next(2) == 0 ? "" : Convert.ToBase64String(BitConverter.GetBytes(random.NextInt64()));
        switch (random.Next(9))
        {
            case 0:
                await kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = period }, cancellationToken: until);
                break;
            case 1:
                await kpis.ListPartnerKpisAsync(new ListPartnerKpisRequest { Period = period, PageToken = token, PageSize = random.Next(-1, 2_000) }, cancellationToken: until);
                break;
            case 2:
                await kpis.GetChannelKpisAsync(new GetChannelKpisRequest { Period = period }, cancellationToken: until);
                break;
            case 3:
                await kpis.QuerySeriesAsync(new QuerySeriesRequest
                {
                    Scope = new Scope { PartnerId = HostileKeys.HealthyId },
                    Measure = (Measure)random.Next(12),
                    Granularity = (Granularity)random.Next(6),
                    FirstDay = random.Next(2) == 0 ? "1900-01-01" : "2026-01-01",
                    LastDay = random.Next(2) == 0 ? "9998-12-31" : "2026-12-31",
                }, cancellationToken: until);
                break;
            case 4:
                await new MarketService.MarketServiceClient(channel).GetMarketShareAsync(
                    new GetMarketShareRequest { Period = period, Region = random.Next(2) == 0 ? "" : $"r/{random.Next()}", Category = $"c{random.Next()}", PageToken = token }, cancellationToken: until);
                break;
            case 5:
                await new MarketService.MarketServiceClient(channel).ListMarketsAsync(new ListMarketsRequest { Period = period, PageToken = token, PageSize = 1_000 }, cancellationToken: until);
                break;
            case 6:
                await new PartnerService.PartnerServiceClient(channel).GetPartnerAsync(new GetPartnerRequest { PartnerId = partner }, cancellationToken: until);
                break;
            case 7:
                await new PartnerService.PartnerServiceClient(channel).ListPartnersAsync(new ListPartnersRequest { PageSize = 1_000, PageToken = token }, cancellationToken: until);
                break;
            default:
                await new IngestService.IngestServiceClient(channel).GetLaneAsync(new GetLaneRequest { SourceId = $"s{random.Next()}", PartnerId = partner }, cancellationToken: until);
                break;
        }
    }
}
