using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Grains.Partners;

/// <summary>A partner's activation in the caller's own process. What is run through it takes its turn on the activation's scheduler, as a
/// message would, and costs none. Kept by who sends much: it holds on to nothing once the partner has left memory.</summary>
public sealed class PartnerActivation
{
    private PartnerGrain? _grain;

    internal PartnerActivation(PartnerGrain grain) => _grain = grain;

    /// <summary>Has work run in a turn of the activation; false when it has left memory. By the time it runs, it may have left nevertheless.</summary>
    public bool TryRun(Action<object?> work, object state)
    {
        if (Volatile.Read(ref _grain) is not { } grain)
            return false;
        grain.GrainContext.Scheduler.QueueTask(new Task(work, state, TaskCreationOptions.DenyChildAttach));
        return true;
    }

    /// <summary>Like <see cref="IPartnerGrain.Ingest"/>; null when it has left memory, and nothing was taken. Called by what <see cref="TryRun"/> runs,
    /// and awaited there without leaving its scheduler.</summary>
    public ValueTask<IngestReply?> IngestAsync(IngestCall call) =>
        Volatile.Read(ref _grain) is { } grain ? grain.IngestDirectlyAsync(call) : default;

    internal void Leave() => Volatile.Write(ref _grain, null);
}
