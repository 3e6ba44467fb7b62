using ChannelGrains.Testing.Monitoring;

namespace ChannelGrains.Campaigns.Drills;

/// <summary>One trouble: servers under load, what breaks, the alert that must say so, and the steps of the runbook that end it.</summary>
internal abstract class Drill : IAsyncDisposable
{
    /// <summary>The goals of `alerts.yml`, which are missed too where a trouble keeps batches from being taken or makes them late.</summary>
    protected static readonly string[] AcksFail = ["AcksFailFast", "AcksFailSteady", "AcksFailSlow"], AcksLate = ["AcksLateFast", "AcksLateSteady", "AcksLateSlow"],
        ViewsLate = ["ViewsLateFast", "ViewsLateSteady", "ViewsLateSlow"];

    public abstract string Name { get; }

    /// <summary>The alert that must fire.</summary>
    public abstract string Alert { get; }

    /// <summary>Others that the same trouble is a reason for.</summary>
    public virtual IReadOnlyList<string> Also => [];

    /// <summary>Until it fires at the latest, as the rule stands: the window that must fill, and the wait.</summary>
    public abstract TimeSpan Window { get; }

    /// <summary>What passes until servers notice the trouble themselves; it is not shortened.</summary>
    public virtual TimeSpan Noticing => TimeSpan.Zero;

    /// <summary>Of the runbook, as it says them.</summary>
    public abstract IReadOnlyList<string> Steps { get; }

    /// <summary>What Prometheus knows from before, as OpenMetrics.</summary>
    /// <param name="now">When the drill begins.</param>
    /// <param name="day">How long ago yesterday is with shortened rules.</param>
    public virtual string HistoryAt(DateTimeOffset now, TimeSpan day) => "";

    /// <summary>Starts servers and load.</summary>
    /// <returns>The management addresses to scrape; none where this machine does not allow the drill.</returns>
    public abstract Task<IReadOnlyList<Uri>> StartAsync();

    public abstract Task BreakAsync();

    /// <summary>Follows the runbook; throws when a step does not do what it says.</summary>
    public abstract Task MendAsync(Runbook runbook, PrometheusProcess prometheus);

    public abstract ValueTask DisposeAsync();

    protected static void Require(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException(what);
    }
}
