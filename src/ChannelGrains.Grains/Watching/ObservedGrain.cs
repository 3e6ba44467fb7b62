using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;
using Microsoft.Extensions.Logging;

namespace ChannelGrains.Grains.Watching;

/// <summary>A journalled grain that tells who has read it when what was read may be another.</summary>
internal abstract class ObservedGrain<TState>(IJournalStore store, TimeProvider time, GrainFaults faults, ILogger logger) : JournalledGrain<TState>(store, time, faults, logger)
    where TState : class, IJournalledState
{
    private readonly ILogger _logger = logger;
    private WaitingObservers _observers;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The next activation does not know them. A silo that stops sends nothing more: renewals notice.
        if (reason.ReasonCode != DeactivationReasonCode.ShuttingDown)
            TellObservers();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <summary>Called before reading, with nothing that runs in between, so that no change falls between them.</summary>
    protected void Observe(IChangeObserver? observer) => _observers.Add(observer);

    protected override void OnDropped() => TellObservers();

    protected override void OnFolded(Fact fact, IndexWrites? index) => TellObservers();

    protected override ValueTask OnLoadedAsync()
    {
        // What was read of a state that was dropped may have changed in the journal.
        TellObservers();
        return default;
    }

    private void TellObservers()
    {
        if (!_observers.IsEmpty)
            _observers.Tell(Name.Value, _logger);
    }
}
