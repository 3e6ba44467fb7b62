using ChannelGrains.Access.V1;
using ChannelGrains.Admin.V1;
using ChannelGrains.Server.Tests.Access;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Shares;

/// <summary>Shares of a server with keys: who keeps them, and what whoever has a secret may do.</summary>
public sealed class ShareTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private ShareServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ShareServer.StartAsync();
        await _server.CreatePartnersAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Share_ThatIsCreated_IsAReaderOfItsPartner()
    {
        var made = await _server.ShareAsync();

        Assert.Equal((ShareState.Live, "for the store", "manager"), (made.Share.State, made.Share.Note, made.Share.CreatedBy));
        Assert.Equal(Duration.FromTimeSpan(TimeSpan.FromDays(30)), made.Share.ExpiresAt - made.Share.CreatedAt);
        Assert.Matches($"^cgs_{made.Share.ShareId}[A-Za-z0-9_-]{{43}}$", made.Secret);
        var caller = await new AccessService.AccessServiceClient(_server.As(made.Secret).Channel).GetCallerAsync(new());
        Assert.Equal(new GetCallerResponse { Principal = "share:" + made.Share.ShareId, Roles = { Role.Reader }, Partners = { ShareServer.Own }, KeysConfigured = true }, caller);
        Assert.Equal(0m, await _server.As(made.Secret).NetAsync(ShareServer.Own));
    }

    [Fact]
    public async Task Methods_OfTheApi_AreOpenToASharesPartnerAloneAsTheirProtosSay()
    {
        var channel = _server.As((await _server.ShareAsync()).Secret).Channel;
        var wrong = new List<string>();
        foreach (var method in ApiMethods.All.Where(method => !method.IsClientStreaming))
            foreach (var partner in new[] { ShareServer.Own, ShareServer.Foreign, "" })
            {
                var access = ApiMethods.AccessOf(method)!;
                var request = method.InputType.Parser.ParseFrom(Google.Protobuf.ByteString.Empty);
                if (access.Partners.By == HeldBy.Field)
                    ApiMethods.Set(request, access.Partners.Field, partner);
                var call = await AnyCall.MakeAsync(channel, method, request);
                var isField = access.Partners.By == HeldBy.Field;
                var isOpen = access.Shares == Sharing.Allowed || (access.Shares == Sharing.Unspecified && isField);
                var expected = !access.Roles.Contains(Role.Reader) ? "ROLE" : !isOpen ? "NOT_SHARED" : isField && partner != ShareServer.Own ? "PARTNER_NOT_ALLOWED" : "";
                var got = call.Reason is "ROLE" or "NOT_SHARED" or "PARTNER_NOT_ALLOWED" or "PARTNERS_RESTRICTED" ? call.Reason : "";
                if (got != expected)
                    wrong.Add($"{method.Name} for '{partner}': '{got}', not '{expected}'");
                if (partner != ShareServer.Foreign && call.Bytes.Contains(ShareServer.Foreign, StringComparison.Ordinal))
                    wrong.Add($"{method.Name} for '{partner}' shows what is foreign");
            }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("ListComplaints")]
    [InlineData("ListQuarantined")]
    [InlineData("GetAction")]
    [InlineData("ListPartners")]
    [InlineData("GetRiskRules")]
    public void Method_ThatIsNotForAPartnersEyes_IsWithheld(string name)
    {
        var access = ApiMethods.AccessOf(ApiMethods.Named(name))!;
        Assert.True(access.Shares == Sharing.Withheld || (access.Shares == Sharing.Unspecified && access.Partners.By != HeldBy.Field));
    }

    [Fact]
    public async Task Secret_ThatIsNone_IsNobodys()
    {
        var made = await _server.ShareAsync();
        var other = await _server.ShareAsync(ShareServer.Foreign);
        var (id, random) = (made.Secret[..24], made.Secret[24..]);
        string[] forged =
        [
            id + other.Secret[24..], other.Secret[..24] + random, "cgs_" + new string('0', 20) + random, made.Secret[..^1], made.Secret + "A", id, "cgs_", "CGS_" + made.Secret[4..],
            id.ToUpperInvariant() + random, "cgs_' OR '1'='1' --" + random, "cgs_%00%2f..%2f..%2fk/i/aa" + random, id + new string('=', 43), id + new string('-', 43), made.Share.ShareId, random,
        ];
        foreach (var secret in forged)
            Assert.Equal((secret, StatusCode.Unauthenticated), (secret, (await Assert.ThrowsAsync<RpcException>(() => _server.As(secret).NetAsync(ShareServer.Own))).StatusCode));
        // The last character has two bits that no byte is made of.
        const string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var twin = made.Secret[..^1] + digits[digits.IndexOf(made.Secret[^1], StringComparison.Ordinal) ^ 1];
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => _server.As(twin).NetAsync(ShareServer.Own))).StatusCode);
        Assert.Equal(0m, await _server.As(made.Secret).NetAsync(ShareServer.Own));
    }

    [Fact]
    public async Task Share_ThatIsRevoked_IsRefusedAndItsWatchesEnd()
    {
        var (made, kept) = (await _server.ShareAsync(), await _server.ShareAsync());
        using var watch = new KpiWatch(_server.As(made.Secret), ShareServer.Own);
        using var other = new KpiWatch(_server.As(kept.Secret), ShareServer.Own);
        await watch.ReadAsync();
        await other.ReadAsync();

        var began = TimeProvider.System.GetTimestamp();
        var revoked = await _server.Shares("finance").RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = made.Share.ShareId });

        Assert.Equal((ShareState.Revoked, "finance"), (revoked.Share.State, revoked.Share.RevokedBy));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => _server.As(made.Secret).NetAsync(ShareServer.Own))).StatusCode);
        Assert.Equal(StatusCode.Unauthenticated, (await watch.ReadToErrorAsync()).StatusCode);
        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, Soon);
        Assert.Equal(revoked, await _server.Shares("manager").RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = made.Share.ShareId }));
        Assert.Equal(0m, await _server.As(kept.Secret).NetAsync(ShareServer.Own));
        await _server.Admin.SubmitAsync(await _server.Admin.CreateSourceAsync(SourceMode.Keyed), Make.Keyed(ShareServer.Own, Make.Sale("a", 5)));
        await other.ReadUntilNetAsync(5m);
    }

    [Fact]
    public async Task Request_ThatComesAgain_IsAnsweredTheShareWithoutItsSecret()
    {
        var shares = _server.Shares("manager");
        var request = new CreateShareRequest { PartnerId = ShareServer.Own, RequestId = "again" };

        var first = await shares.CreateShareAsync(request);
        var second = await shares.CreateShareAsync(request);

        Assert.Equal((first.Share, first.JournalVersion, ""), (second.Share, second.JournalVersion, second.Secret));
        Assert.NotEmpty(first.Secret);
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", shares.CreateShareAsync(new() { PartnerId = ShareServer.Own, RequestId = "again", Note = "other" }));
        var revoke = new RevokeShareRequest { PartnerId = ShareServer.Own, ShareId = first.Share.ShareId, RequestId = "again" };
        Assert.Equal(await shares.RevokeShareAsync(revoke), await shares.RevokeShareAsync(revoke));
        Assert.Equal("", (await shares.CreateShareAsync(request)).Secret);
        Assert.Equal(ShareState.Revoked, Assert.Single((await shares.ListSharesAsync(new() { PartnerId = ShareServer.Own })).Shares).State);
    }

    [Fact]
    public async Task Shares_OfAPartner_AreListedTheLatestFirstAndKeptApart()
    {
        List<string> made = [];
        for (var i = 0; i < 3; i++)
            made.Insert(0, (await _server.ShareAsync()).Share.ShareId);
        var foreign = (await _server.ShareAsync(ShareServer.Foreign)).Share.ShareId;
        var shares = _server.Shares("held");
        await shares.RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = made[1] });

        List<string> listed = [];
        var request = new ListSharesRequest { PartnerId = ShareServer.Own, PageSize = 2 };
        do
        {
            var page = await shares.ListSharesAsync(request);
            listed.AddRange(page.Shares.Select(share => share.ShareId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(made, listed);
        Assert.Equal(made[1], Assert.Single((await shares.ListSharesAsync(new() { PartnerId = ShareServer.Own, State = ShareState.Revoked })).Shares).ShareId);
        Assert.Equal(2, (await shares.ListSharesAsync(new() { PartnerId = ShareServer.Own, State = ShareState.Live })).Shares.Count);
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", shares.ListSharesAsync(new() { PartnerId = ShareServer.Foreign }));
        await Refused.WithAsync(StatusCode.NotFound, "SHARE_NOT_FOUND", shares.RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = foreign }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", shares.RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = "' OR 1=1 --" }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _server.Shares("manager").CreateShareAsync(new() { PartnerId = "nobody" }));
        await Refused.WithAsync(StatusCode.PermissionDenied, "ROLE", _server.Shares("reader").CreateShareAsync(new() { PartnerId = ShareServer.Own }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "STATE", shares.ListSharesAsync(new() { PartnerId = ShareServer.Own, State = (ShareState)9 }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", shares.ListSharesAsync(new() { PartnerId = ShareServer.Own, PageToken = "7" }));
    }

    [Fact]
    public async Task Create_BeyondTheBound_IsRefusedUntilOneIsRevoked()
    {
        var shares = _server.Shares("manager");
        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _server.ShareAsync()));

        await Refused.WithAsync(StatusCode.ResourceExhausted, "SHARES_FULL", shares.CreateShareAsync(new() { PartnerId = ShareServer.Own }));
        await shares.RevokeShareAsync(new() { PartnerId = ShareServer.Own, ShareId = all[7].Share.ShareId });
        await shares.CreateShareAsync(new() { PartnerId = ShareServer.Own });
        Assert.Empty((await _server.Admin.Admin.VerifyJournalAsync(new VerifyJournalRequest())).Problems);
    }

    [Fact]
    public async Task Rest_WithASecret_ShowsThePartner()
    {
        using var rest = new RestClient(_server.ManagementAddress, (await _server.ShareAsync()).Secret);

        Assert.Equal(ShareServer.Own, (string?)(await rest.GetAsync($"/v1/partners/{ShareServer.Own}"))["partner"]!["partnerId"]);
        (await rest.SendAsync(HttpMethod.Get, $"/v1/partners/{ShareServer.Foreign}")).Refused(System.Net.HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED");
        (await rest.SendAsync(HttpMethod.Get, "/v1/partners")).Refused(System.Net.HttpStatusCode.Forbidden, StatusCode.PermissionDenied, "NOT_SHARED");
    }
}
