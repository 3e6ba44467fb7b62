using ChannelGrains.Journal;

namespace ChannelGrains.Grains.Verification;

/// <summary>What is derived of the journals of a store on which no server runs.</summary>
public static class StoredStates
{
    /// <summary>Compares every snapshot and all saved rows with the fold of their journal.</summary>
    public static Task<StateVerificationReport> VerifyAsync(IJournalStore store, CancellationToken cancellationToken) =>
        new StateVerification(store, _ => default).RunAsync(cancellationToken);
}
