using Microsoft.Extensions.Caching.Memory;

namespace ChannelGrains.Dashboard.Naming;

/// <summary>Names that were read, for all who have the same rights, within a bound.</summary>
internal sealed class NameMemory : IDisposable
{
    private const int MaxNames = 50_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(2);

    private readonly MemoryCache _names = new(new MemoryCacheOptions { SizeLimit = MaxNames });

    public string? Find(string rights, string partnerId) => _names.Get<string>((rights, partnerId));

    public void Keep(string rights, string partnerId, string name) => _names.Set((rights, partnerId), name, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Fresh });

    public void Dispose() => _names.Dispose();
}
