using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Scorecards;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Feed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Scorecards;

/// <summary>The scores of all partners in a period, computed together from the live views, to tell each where it stands among its peers.</summary>
internal sealed partial class PeerScores(
    PeerReader peers, ScorecardInstruments instruments, IOptions<ViewOptions> options, TimeProvider time, ILogger<PeerScores> logger)
{
    /// <summary>Periods whose scores are kept.</summary>
    private const int MaxPeriods = 16;

    /// <summary>A twentieth of a processor for each at most.</summary>
    private const int Rests = 20;

    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(5);

    private static readonly IReadOnlyDictionary<KpiName, decimal> NoTargets = new Dictionary<KpiName, decimal>();

    private readonly Refreshed<(string PeriodId, long Definition), PeerTable> _tables = new(MaxPeriods, LeastAge, Rests, waits: false, time);

    /// <summary>The scores of a period; null where no views are kept.</summary>
    public async ValueTask<PeerTable?> ReadAsync(ScorecardDefinition definition, Period period) =>
        options.Value.Enabled ? await _tables.ReadAsync((period.Id, definition.Version), () => ComputeAsync(definition, period)) : null;

    private async Task<PeerTable> ComputeAsync(ScorecardDefinition definition, Period period)
    {
        var began = time.GetTimestamp();
        var partners = await peers.AllAsync(period);
        var table = new PeerTable(definition, _ => NoTargets, period.Months.Count, partners, Timestamps.ToMicros(time.GetUtcNow()));
        var took = time.GetElapsedTime(began);
        instruments.OnPeersComputed(took);
        LogComputed(logger, partners.Count, period.Id, took.TotalMilliseconds);
        return table;
    }

    [LoggerMessage(EventId = 2501, Level = LogLevel.Debug, Message = "The scores of {Partners} partners in {Period} are computed, after {Milliseconds:0} ms.")]
    private static partial void LogComputed(ILogger logger, int partners, string period, double milliseconds);
}
