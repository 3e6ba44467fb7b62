using System.Diagnostics;
using ChannelGrains.Campaigns.Crash;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Markets.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Testing;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Views;

/// <summary>Kills a server while many partners sell, again and again on one data directory, and looks from outside how soon after the restart its
/// views show exactly what is in the journals. Nothing is sent, and no partner is asked, until that is seen.</summary>
internal sealed class ViewsCampaign
{
    private const int Streams = 4, CallsAtOnce = 64;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>When all sums are read, which takes most of a second: seldom, as whoever looks takes the time that views need, and the last ends in time.</summary>
    private static readonly TimeSpan[] Looks = [.. new[] { 1.0, 2.0, 3.0, 4.2 }.Select(TimeSpan.FromSeconds)];

    private readonly ViewsOptions _options;
    private readonly Findings _findings = new();
    private readonly SaleScript _script;
    private readonly SoldSums _sold;
    private readonly Random _random;
    private readonly List<TimeSpan> _exactAfter = [];
    private IReadOnlyList<int> _unknown = [];

    private ViewsCampaign(ViewsOptions options)
    {
        _options = options;
        _script = new SaleScript(options.Seed);
        _sold = new SoldSums(_script, options.Partners);
        _random = new Random((int)options.Seed);
    }

    /// <summary>Runs all rounds, or until one finds something; then all cells are verified.</summary>
    public static async Task<ViewsReport> RunAsync(ViewsOptions options)
    {
        using var directory = new TemporaryDirectory();
        var campaign = new ViewsCampaign(options);
        var round = 0;
        while (round < options.Rounds && campaign._findings.Count == 0)
            await campaign.RunRoundAsync(++round, directory.Path);
        var verified = await campaign.FinishAsync(directory.Path);
        return new ViewsReport(
            options.Seed, round, options.Partners, campaign._sold.Transactions, campaign._exactAfter, verified.Cells, campaign._findings.Count, campaign._findings.Kept);
    }

    /// <summary>One round: 1. start; the first one fills every cell; 2. look; 3. sell, and die.</summary>
    private async Task RunRoundAsync(int number, string directory)
    {
        // 1
        await using var server = await RunningServer.StartAsync(directory, _options.Settings);
        var streams = Connect(server.Channel, number);
        if (number == 1)
        {
            await RegisterAsync(server.Channel);
            await Task.WhenAll(streams.Select(stream => stream.FillAsync(SaleScript.Categories)));
        }
        // 2
        var looked = await LookAsync(server, $"round {number}");
        if (_findings.Count > 0)
            return;
        // 3
        var before = _sold.Transactions;
        var isKilled = false;
        var selling = Task.WhenAll(streams.Select(stream => Task.Run(() => stream.SellAsync(_options.Rate / Streams, () => Volatile.Read(ref isKilled)))));
        await Task.WhenAny(selling, Pacing.Moment(TimeSpan.FromMilliseconds(200 + _random.Next(2_000))));
        Volatile.Write(ref isKilled, true);
        await server.Process.KillAsync();
        await selling;
        _unknown = [.. streams.SelectMany(stream => stream.Unanswered)];
        _options.Say($"round {number}: ready after {server.ReadyAfter.TotalSeconds:0.00} s, exact {looked.TotalSeconds:0.00} s later, "
            + $"killed after {_sold.Transactions - before} more transactions with {_unknown.Count} partners unanswered");
    }

    private async Task<VerifyViewsResponse> FinishAsync(string directory)
    {
        await using var server = await RunningServer.StartAsync(directory, _options.Settings);
        await LookAsync(server, "end");
        var report = await new MarketService.MarketServiceClient(server.Channel).VerifyViewsAsync(new VerifyViewsRequest());
        foreach (var difference in report.Differences)
            _findings.Add(FindingKind.Figure, $"end: {difference}");
        // Of each partner a cell for each category, and its place in the counts of partners.
        if (report.Partners != _options.Partners || report.Cells != (long)_options.Partners * (SaleScript.Categories + 1))
            _findings.Add(FindingKind.Figure, $"end: {report.Partners} partners and {report.Cells} cells were verified");
        return report;
    }

    /// <summary>Keeps what the views show, moment by moment, then learns from the lanes what they should have shown, and says when they first did.</summary>
    private async Task<TimeSpan> LookAsync(RunningServer server, string when)
    {
        var ready = Stopwatch.GetTimestamp();
        var shown = new List<ShownSums>();
        foreach (var look in Looks)
        {
            await Pacing.Moment(look - Stopwatch.GetElapsedTime(ready));
            shown.Add(await ShownSums.ReadAsync(server.Channel, () => Stopwatch.GetElapsedTime(ready)));
        }
        await LearnAsync(server.Channel);
        var truth = _sold.All;
        var exact = shown.FindIndex(moment => moment.Sums.SequenceEqual(truth));
        if (exact < 0 || shown[exact].At > Patience || shown.Skip(exact).Any(moment => !moment.Sums.SequenceEqual(truth)))
        {
            var last = shown[^1];
            var wrong = Enumerable.Range(0, truth.Count).Where(place => last.Sums[place] != truth[place]).ToList();
            _findings.Add(FindingKind.Figure, $"{when}: {last.At.TotalSeconds:0.00} s after it was ready {wrong.Count} of {truth.Count} sums differ"
                + (wrong.Count == 0 ? "; that was seen too late, or not from then on" : $", the first shows {last.Sums[wrong[0]]}, must be {truth[wrong[0]]}")
                + $": {server.Process.Output}");
            return TimeSpan.Zero;
        }
        _exactAfter.Add(shown[exact].At);
        return shown[exact].At;
    }

    /// <summary>What became of batches that were not answered: their lanes know.</summary>
    private async Task LearnAsync(ChannelBase channel)
    {
        var ingest = new IngestService.IngestServiceClient(channel);
        await Parallel.ForEachAsync(_unknown, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (partner, cancellation) =>
        {
            var request = new GetLaneRequest { SourceId = SaleStream.SourceId, PartnerId = SaleScript.PartnerId(partner) };
            var lane = (await ingest.GetLaneAsync(request, cancellationToken: cancellation)).Lane;
            lock (_sold)
            {
                if (lane.CommittedSequence < _sold.CountedOf(partner))
                    _findings.Add(FindingKind.Acknowledged, $"{request.PartnerId}: number {_sold.CountedOf(partner)} was acknowledged, the lane is at {lane.CommittedSequence}");
                _sold.CountUpTo(partner, lane.CommittedSequence);
            }
        });
        _unknown = [];
    }

    private async Task RegisterAsync(ChannelBase channel)
    {
        await new IngestService.IngestServiceClient(channel).CreateSourceAsync(new CreateSourceRequest
        {
            Source = new Source { SourceId = SaleStream.SourceId, Mode = SourceMode.Sequenced, MaxAgeDays = 36_500 },
            RequestId = SaleStream.SourceId,
        });
        var partners = new PartnerService.PartnerServiceClient(channel);
        await Parallel.ForAsync(0, _options.Partners, new ParallelOptions { MaxDegreeOfParallelism = CallsAtOnce }, async (partner, cancellation) =>
            await partners.CreatePartnerAsync(
                new CreatePartnerRequest
                {
                    PartnerId = SaleScript.PartnerId(partner),
                    Partner = new Partner
                    {
                        DisplayName = SaleScript.PartnerId(partner),
                        ChannelType = ChannelType.Direct,
                        Region = SaleScript.Region(SaleScript.RegionOf(partner)),
                        TimeZone = "Etc/UTC",
                    },
                    InitialState = PartnerState.Active,
                    RequestId = SaleScript.PartnerId(partner),
                },
                cancellationToken: cancellation));
    }

    private List<SaleStream> Connect(ChannelBase channel, int round) =>
    [
        .. Enumerable.Range(0, Streams).Select(stream => new SaleStream(
            channel, _script, _sold, [.. Enumerable.Range(0, _options.Partners).Where(partner => partner % Streams == stream)], new Random((int)_options.Seed * 1_000 + round * Streams + stream))),
    ];
}
