using ChannelGrains.Grains.Watching;
using ChannelGrains.Journal;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Targets;

/// <summary>Who watches the scope's target.</summary>
internal sealed partial class TargetGrain
{
    private WaitingObservers _observers;

    protected override void OnFolded(Fact fact, IndexWrites? index) => TellObservers();

    private void TellObservers()
    {
        if (!_observers.IsEmpty)
            _observers.Tell(Name.Value, logger);
    }
}
