using System.IO.Hashing;
using System.Text;
using ChannelGrains.Journal;

namespace ChannelGrains.Grains;

/// <summary>Which silos are there, and which partners this one looks after where that is no matter of an activation: each is one silo's. Where silos do not see the same
/// others for a moment, one may be nobody's, so that who goes by it looks again when they have changed. Where one process has the store, it has all.</summary>
internal sealed class SiloShare(ISiloStatusOracle silos, ILocalSiloDetails self, ICommitWatch commits, TimeProvider time)
{
    /// <summary>How often it is seen whether silos came or went.</summary>
    public static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);

    /// <summary>Whether there may be others.</summary>
    public bool IsShared => commits.IsShared;

    /// <summary>Another one when others are there, or the same in another life.</summary>
    public ulong Stamp => IsShared ? XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(string.Join(' ', Names()))) : 0;

    /// <summary>The share as it is now.</summary>
    public Func<string, bool> Take()
    {
        var names = IsShared ? Names() : [];
        var (own, all) = (Array.IndexOf(names, self.SiloAddress.ToParsableString()), names.Length);
        return all <= 1 || own < 0 ? static _ => true : partnerId => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(partnerId)) % (ulong)all) == own;
    }

    /// <summary>Does something once, and where there may be other silos again whenever these came or went since it began.</summary>
    public async Task FollowAsync(Func<CancellationToken, Task> look, CancellationToken cancellationToken)
    {
        while (true)
        {
            var seen = Stamp;
            await look(cancellationToken);
            if (!IsShared)
                return;
            while (Stamp == seen)
                await Task.Delay(Glance, time, cancellationToken);
        }
    }

    private string[] Names() => [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Select(silo => silo.ToParsableString()).Order(StringComparer.Ordinal)];
}
