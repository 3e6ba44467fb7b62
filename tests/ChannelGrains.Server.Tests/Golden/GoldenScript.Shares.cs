using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Shares;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    /// <summary>By the grain: what makes ids and secrets makes others each time. Revoked without a request id, with which the time would be kept.</summary>
    private static async Task ShareAsync(IServiceProvider services)
    {
        var grain = services.GetRequiredService<PartnerReferences>().Get(Partner).AsReference<IPartnerShares>();
        var expiresAt = Grains.Timestamps.ToMicros(Make.Noon.AddDays(30));
        foreach (var id in new[] { "00112233445566778899", "99887766554433221100" })
            Assert.Null((await grain.Create(new(id, [.. Secret, .. Secret], "给店长 for the manager", expiresAt), new("local", id, 1))).Refusal);
        Assert.Null((await grain.Revoke("00112233445566778899", new("local", "", 0))).Refusal);
    }
}
