using ChannelGrains.Client;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Clocks;
using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Fieldwork;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Running;
using ChannelGrains.Fleet.Settling;
using ChannelGrains.Fleet.Views;
using ChannelGrains.Fleet.Voices;
using Grpc.Core;
using Grpc.Net.Client;

namespace ChannelGrains.Fleet;

/// <summary>A simulated fleet of tills, ERP systems and online shops that streams to a server, shows the server's figures live, and checks them
/// against its own account of what it sent.</summary>
public static class DemoFleet
{
    private const double DaySeconds = 20;
    private const double OnceDaySeconds = 3;
    private const int OnceDays = 4;
    private const int MostCompressedDays = 49;

    /// <summary>Runs until it is stopped, or with <see cref="FleetOptions.Once"/> until it is done.</summary>
    /// <param name="options">How.</param>
    /// <param name="notes">Shown beside the figures.</param>
    /// <param name="cancellationToken">Ends it in order: what is under way is finished and checked.</param>
    /// <returns>True when every check found all figures equal.</returns>
    /// <exception cref="FleetException">It cannot run on this server.</exception>
    public static async Task<bool> RunAsync(FleetOptions options, Notes notes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options.ServerClock);
        using var channel = Connect(options, options.ApiKey);
        using var closer = Connect(options, options.FinanceKeys?.Closer ?? options.ApiKey);
        using var approver = Connect(options, options.FinanceKeys?.Approver ?? options.ApiKey);
        try
        {
            var office = new OfficePeople(closer, approver, options.FinanceKeys is not null);
            return await RunAsync(options, options.ServerClock, channel, new FieldPeople(channel, office, token => Connect(options, token)), notes, cancellationToken);
        }
        catch (RpcException exception)
        {
            throw new FleetException($"The server refused a call of the fleet: {ServerError.From(exception)}");
        }
    }

    private static GrpcChannel Connect(FleetOptions options, string? apiKey) => ClientChannel.Create(options.Server, new ClientOptions { ApiKey = apiKey });

    private static async Task<bool> RunAsync(
        FleetOptions options, DemoClock serverClock, GrpcChannel channel, FieldPeople people, Notes notes, CancellationToken cancellationToken)
    {
        var time = options.TimeProvider;
        var today = BeijingTime.DayOf(time.GetUtcNow());
        var registry = new Registry(channel);
        var origin = await registry.RegisterAsync(options.Seed, options.From, today, CancellationToken.None);
        await new TargetPlan(channel).SetAsync(Enumerable.Range(origin.FirstDay.Year, today.Year - origin.FirstDay.Year + 1), CancellationToken.None);
        await new ScorecardOffice(channel).PrepareAsync(origin.FirstDay, CancellationToken.None);
        var resume = ResumePoint.Find(origin, await registry.ListLanesAsync(CancellationToken.None), today);
        var (quickUntil, end) = Span(origin, resume, options.Once, time.GetUtcNow());
        var clock = new SimulatedClock(time, resume.At, quickUntil, end, options.DaySeconds ?? (options.Once ? OnceDaySeconds : DaySeconds));
        var meter = new AckMeter(time);
        var started = time.GetTimestamp();
        var partners = await registry.ListPartnersAsync(CancellationToken.None);
        await using var run = new FleetRun(channel, people, origin, partners, resume, clock, serverClock, meter, notes, time);
        Opening.Write(options.Console, origin, resume, clock);
        using var watching = new CancellationTokenSource();
        var boards = new BoardReader(channel, [.. partners.Where(partner => !PartnerCast.Candidates.Any(candidate => candidate.Id == partner.PartnerId))]);
        IFleetView view = options.IsLive ? new LiveTable(options.Console, time) : new PlainLines(options.Console, time);
        var shown = view.ShowAsync(boards, () => run.Progress, meter, notes, watching.Token);
        CheckResult check;
        try
        {
            check = await run.RunAsync(cancellationToken);
        }
        finally
        {
            await watching.CancelAsync();
            await shown;
        }
        Closing.Write(options.Console, origin, run.Progress, meter, check, time.GetElapsedTime(started));
        return !run.FoundDifferences;
    }

    /// <summary>Until when simulated time is quick, and when it ends.</summary>
    private static (DateTimeOffset QuickUntil, DateTimeOffset End) Span(FleetOrigin origin, ResumePoint resume, bool once, DateTimeOffset now)
    {
        var history = BeijingTime.StartOf(origin.FirstDay.AddDays(Story.HistoryDays));
        if (!once)
            return (Latest(history, BeijingTime.StartOf(BeijingTime.DayOf(now).AddDays(-MostCompressedDays))), DateTimeOffset.MaxValue);
        var secondClose = BeijingTime.StartOf(MonthEnd.SecondClose(origin.FirstDay).AddDays(1 - OnceDays));
        var quickUntil = Latest(Latest(history, secondClose), resume.At);
        var end = quickUntil.AddDays(OnceDays);
        return (quickUntil, end < now ? end : now);
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
