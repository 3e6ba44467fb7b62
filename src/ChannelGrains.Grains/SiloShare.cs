using System.IO.Hashing;
using System.Text;

namespace ChannelGrains.Grains;

/// <summary>Which partners this silo looks after where that is no matter of an activation: each is one silo's of those that are there. Where silos do not see
/// the same others for a moment, one may be nobody's, so that who goes by it looks again when <see cref="Stamp"/> changes.</summary>
internal sealed class SiloShare(ISiloStatusOracle silos, ILocalSiloDetails self)
{
    /// <summary>Other silos are there, or the same in another life.</summary>
    public ulong Stamp => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(string.Join(' ', Names())));

    /// <summary>The share as it is now.</summary>
    public Func<string, bool> Take()
    {
        var names = Names();
        var (own, all) = (Array.IndexOf(names, self.SiloAddress.ToParsableString()), names.Length);
        return all <= 1 || own < 0 ? static _ => true : partnerId => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(partnerId)) % (ulong)all) == own;
    }

    private string[] Names() => [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Select(silo => silo.ToParsableString()).Order(StringComparer.Ordinal)];
}
