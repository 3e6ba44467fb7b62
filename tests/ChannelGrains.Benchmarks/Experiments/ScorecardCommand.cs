using System.CommandLine;
using System.Globalization;
using ChannelGrains.Benchmarks.Driving;
using ChannelGrains.Benchmarks.Reports;
using ChannelGrains.Benchmarks.Servers;
using ChannelGrains.Benchmarks.Workloads;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Scorecards.V1;
using ChannelGrains.Targets.V1;
using Google.Protobuf;
using Google.Type;
using Grpc.Core;
using Grpc.Net.Client;
using ChannelType = ChannelGrains.Partners.V1.ChannelType;
using TargetScope = ChannelGrains.Targets.V1.TargetScope;

namespace ChannelGrains.Benchmarks.Experiments;

/// <summary><c>scorecard</c>: GetScorecard of the month of the sales, beside a running ingest; each call is made when it is due, whether or not others were answered.</summary>
internal static class ScorecardCommand
{
    private const double PerSecond = 1_000, OfScopes = 0.03, IngestShare = 0.5, MostMillis = 10;
    private const int Requests = 20_000, PartnerCallers = 48, ScopeCallers = 16, Heard = 2_000, CallsAtOnce = 64;

    private static readonly BenchOptions Options = BenchOptions.Short with { Run = TimeSpan.FromSeconds(2) };

    private static readonly Method<RawBytes, RawBytes> Method = RawBytes.Unary("channelgrains.scorecard.v1.ScorecardService", "GetScorecard");

    private static readonly ScorecardScope[] Scopes =
        [new() { Company = true }, new() { Region = "north" }, new() { ChannelType = ChannelType.Intermediary }];

    public static Command Create()
    {
        var partners = new Option<int>("--partners") { Description = "Partners (default: 10000).", DefaultValueFactory = _ => 10_000 };
        var seconds = new Option<int>("--seconds") { Description = "Seconds that are measured (default: 20).", DefaultValueFactory = _ => 20 };
        var command = new Command("scorecard", "GetScorecard at 1,000 a second beside half of the peak of ingest.") { partners, seconds };
        command.SetAction((parsed, _) => RunAsync(Options with { Partners = parsed.GetValue(partners) }, TimeSpan.FromSeconds(parsed.GetValue(seconds))));
        return command;
    }

    private static async Task RunAsync(BenchOptions options, TimeSpan duration)
    {
        Console.WriteLine($"{Machine.Measure()}\n");
        var population = new PartnerPopulation(options.Partners, options.Streams);
        var server = await BenchmarkedServer.StartOursAsync("ours");
        await Registration.RegisterAsync(server, population.Ids);
        await using var contender = new Contender("ours", server, Registration.Sequenced, new Feed(population, FrameShape.Mixed256, isKeyed: false, options.Seed), takesRepeats: false);
        var month = System.DateTime.UtcNow.AddDays(-SaleWriter.Days / 2);
        await PrepareAsync(server, population, month);
        await contender.WarmUpAsync(options);
        await contender.RunAsync(options);

        using var ofPartners = new UnaryClient(server, Method, PartnerRequests(population, month, options.Seed), PartnerCallers);
        using var ofScopes = new UnaryClient(server, Method, [.. Scopes.Select(scope => Request(scope, month))], ScopeCallers);
        await AskAsync(ofPartners, ofScopes, duration / 4);
        var perSecond = contender.PeakPerSecond * IngestShare;
        var loading = contender.LoadAsync(options with { PacedRun = duration + TimeSpan.FromSeconds(1) }, perSecond);
        // Its first second brings the streams to their pace.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var (partner, scope) = await AskAsync(ofPartners, ofScopes, duration);
        var load = await loading;

        var (all, allFromDue) = (new AckLatencies(), new AckLatencies());
        foreach (var result in new[] { partner, scope })
        {
            all.Add(result.Latencies);
            allFromDue.Add(result.FromDue);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{options.Partners:N0} partners, {load.PerSecond:N0} transactions a second (half of the peak) with p99 {load.Latencies.MillisAt(99):0.0} ms; {PerSecond:N0} scorecards a second for {duration.TotalSeconds:0} s:\n"));
        Console.WriteLine("| scorecards of | answers per second | p50 ms | p99 ms | target p99 | from when due: p50 ms | p99 ms |\n|---|---:|---:|---:|---:|---:|---:|");
        Row("partners, as they sell", partner.PerSecond, partner.Latencies, partner.FromDue);
        Row("company, region and channel type, in turn", scope.PerSecond, scope.Latencies, scope.FromDue);
        Row("all", partner.PerSecond + scope.PerSecond, all, allFromDue);
    }

    private static async Task<(LoadResult Partners, LoadResult Scopes)> AskAsync(UnaryClient partners, UnaryClient scopes, TimeSpan duration)
    {
        var asking = scopes.RunAsync(duration, PerSecond * OfScopes);
        return (await partners.RunAsync(duration, PerSecond * (1 - OfScopes)), await asking);
    }

    /// <summary>A scorecard of all KPIs that have targets, the size of the market, a target of the company, and answers of customers.</summary>
    private static async Task PrepareAsync(BenchmarkedServer server, PartnerPopulation population, System.DateTime month)
    {
        using var channel = GrpcChannel.ForAddress(server.GrpcAddress);
        var definition = new ScorecardDefinition
        {
            EffectiveFrom = Id(month),
            Kpis = { Kpi(KpiName.Sales, "100000"), Kpi(KpiName.CustomerSatisfaction, "0.9"), Kpi(KpiName.MarketShare, "0.05"), Kpi(KpiName.CustomerGrowth, "0.1"), Kpi(KpiName.AfterSalesResponse, "0.95") },
            Bands = { new ScoreBand { Name = "good", From = "0.9" } },
        };
        await new ScorecardService.ScorecardServiceClient(channel).DefineScorecardAsync(new DefineScorecardRequest { Definition = definition });
        await new MarketService.MarketServiceClient(channel).ReportMarketSizeAsync(new ReportMarketSizeRequest { Region = "north", Period = Id(month), Total = Yuan(1_000_000_000), Source = "A bureau" });
        await new TargetService.TargetServiceClient(channel).SetTargetAsync(
            new SetTargetRequest { Scope = new TargetScope { Company = true }, Year = month.Year.ToString(CultureInfo.InvariantCulture), Amount = Yuan(1_000_000_000) });
        var feedback = new FeedbackService.FeedbackServiceClient(channel);
        await Parallel.ForEachAsync(population.Ids.Take(Heard), new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (partner, cancellation) =>
            await feedback.RecordSurveyAnswerAsync(
                new RecordSurveyAnswerRequest { PartnerId = partner, Answer = new SurveyAnswer { Score = 5, AnsweredOn = month.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) } },
                cancellationToken: cancellation));
    }

    private static KpiDefinition Kpi(KpiName kpi, string target) => new() { Kpi = kpi, Direction = KpiDirection.HigherIsBetter, Weight = "1", Cap = "1.5", Target = target };

    private static Money Yuan(long units) => new() { CurrencyCode = "CNY", Units = units };

    private static RawBytes[] PartnerRequests(PartnerPopulation population, System.DateTime month, ulong seed)
    {
        var random = new SplitMix(seed);
        var draw = population.DrawOfAll();
        var requests = new RawBytes[Requests];
        for (var i = 0; i < Requests; i++)
            requests[i] = Request(new ScorecardScope { PartnerId = population.Ids[draw.Next(ref random)] }, month);
        return requests;
    }

    private static RawBytes Request(ScorecardScope scope, System.DateTime month) => new() { Bytes = new GetScorecardRequest { Scope = scope, Period = Id(month) }.ToByteArray() };

    private static string Id(System.DateTime month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static void Row(string of, double perSecond, AckLatencies latencies, AckLatencies fromDue) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {of} | {perSecond:N0} | {latencies.MillisAt(50):0.0} | {latencies.MillisAt(99):0.0} | {MostMillis:0}{(latencies.MillisAt(99) < MostMillis ? "" : ", missed")} | {fromDue.MillisAt(50):0.0} | {fromDue.MillisAt(99):0.0} |"));
}
