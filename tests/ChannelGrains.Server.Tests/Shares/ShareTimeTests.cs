using ChannelGrains.Access.V1;
using ChannelGrains.Admin.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Shares;

/// <summary>Shares as time goes by, as the clock is set, and over a restart.</summary>
public sealed class ShareTimeTests
{
    [Fact]
    public async Task Share_WhoseTimeIsOver_IsRefusedAndItsWatchesEnd()
    {
        var time = DrivenClock.StartingAt(Make.Noon.AddDays(2));
        await using var server = await ShareServer.StartAsync(time: time);
        await server.CreatePartnersAsync();
        var made = await server.Shares("manager").CreateShareAsync(new() { PartnerId = ShareServer.Own, ExpiresAt = Timestamp.FromDateTimeOffset(time.GetUtcNow().AddHours(1)) });
        using var watch = new KpiWatch(server.As(made.Secret), ShareServer.Own);
        await watch.ReadAsync();

        time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0m, await server.As(made.Secret).NetAsync(ShareServer.Own));
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => server.As(made.Secret).NetAsync(ShareServer.Own))).StatusCode);
        var ended = await Eventually.DoneAsync(time, TimeSpan.FromMilliseconds(100), watch.ReadToErrorAsync());
        Assert.Equal(StatusCode.Unauthenticated, ended.StatusCode);
        Assert.Equal(ShareState.Expired, Assert.Single((await server.Shares("manager").ListSharesAsync(new() { PartnerId = ShareServer.Own })).Shares).State);
        var revoked = await server.Shares("manager").RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = made.Share.ShareId });
        Assert.Equal(ShareState.Revoked, revoked.Share.State);
    }

    [Fact]
    public async Task Share_AfterARestartOfAServerWhoseClockWasSetBack_IsWhatItWas()
    {
        using var directory = new TemporaryDirectory();
        CreateShareResponse kept, revoked;
        ListSharesResponse before;
        await using (var server = await ShareServer.StartAsync(directory.Path, DrivenClock.StartingAt(Make.Noon.AddDays(2))))
        {
            await server.CreatePartnersAsync();
            (kept, revoked) = (await server.ShareAsync(), await server.ShareAsync());
            await server.Shares("manager").RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = revoked.Share.ShareId });
            before = await server.Shares("manager").ListSharesAsync(new() { PartnerId = ShareServer.Own });
        }

        await using var again = await ShareServer.StartAsync(directory.Path, DrivenClock.StartingAt(Make.Noon.AddDays(1)));

        Assert.Equal(before, await again.Shares("manager").ListSharesAsync(new() { PartnerId = ShareServer.Own }));
        Assert.Equal(0m, await again.As(kept.Secret).NetAsync(ShareServer.Own));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => again.As(revoked.Secret).NetAsync(ShareServer.Own))).StatusCode);
        Assert.Empty((await again.Admin.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    [Fact]
    public async Task Share_OnAServerWithoutKeys_IsTheShareAndNothingMore()
    {
        await using var server = await TestServer.StartAsync();
        var local = new TestClient(server.Channel);
        var partner = await local.CreatePartnerAsync();
        var made = await new ShareService.ShareServiceClient(server.Channel).CreateShareAsync(new() { PartnerId = partner });
        using var channel = server.Connect(made.Secret);
        var share = new TestClient(channel);

        Assert.Equal(0m, await share.NetAsync(partner));
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", share.Partners.SuspendPartnerAsync(new() { PartnerId = partner, Reason = "no" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", new ShareService.ShareServiceClient(channel).CreateShareAsync(new() { PartnerId = partner }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "NOT_SHARED", share.Partners.ListPartnersAsync(new()));
        await new ShareService.ShareServiceClient(server.Channel).RevokeShareAsync(new() { PartnerId = partner, ShareId = made.Share.ShareId });
        var nobody = new Metadata[]
        {
            new() { { "x-api-key", made.Secret } }, new() { { "x-api-key", "cgs_junk" } }, new() { { "x-api-key", " " + made.Secret } },
            new() { { "x-api-key", made.Secret }, { "x-api-key", "other" } }, new() { { "x-api-key", "other" }, { "authorization", "Bearer " + made.Secret } },
            new() { { "authorization", "Basic " + made.Secret } },
        };
        foreach (var headers in nobody)
            Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () =>
                await local.Partners.GetPartnerAsync(new() { PartnerId = partner }, headers))).StatusCode);
    }
}
