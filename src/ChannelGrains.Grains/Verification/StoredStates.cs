using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Grains.Verification;

/// <summary>What is derived of the journals of a store on which no server runs.</summary>
public static class StoredStates
{
    /// <summary>Compares every snapshot and all saved rows with the fold of their journal.</summary>
    public static async Task<StateVerificationReport> VerifyAsync(IJournalStore store, CancellationToken cancellationToken)
    {
        await using var capabilities = new ServiceCollection().AddCapabilities().BuildServiceProvider();
        var verification = new StateVerification(
            store, store, store, capabilities.GetRequiredService<PartnerSections>(), capabilities.GetRequiredService<FeedParts>(), capabilities.GetServices<PartnerIndex>(),
            capabilities.GetServices<JournalKind>(), _ => default);
        return await verification.RunAsync(cancellationToken);
    }
}
