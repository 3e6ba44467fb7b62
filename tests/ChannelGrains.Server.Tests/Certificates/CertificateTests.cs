using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.Certificates;

public sealed class CertificateTests
{
    private static readonly DateTimeOffset Start = Make.Noon;

    [Fact]
    public async Task Certificates_OfPersonsWhoPass_AreCountedOnADay()
    {
        await using var server = await TestServer.StartAsync(time: DrivenClock.StartingAt(Start));
        var client = new TestClient(server.Channel);
        var (partner, form) = (await client.CreatePartnerAsync(), await client.PutTestAsync(validityDays: 30));
        var first = TestTaking.Taken(partner, form, "t1", "li-wei", Start, returns: false);
        Assert.Equal(await client.TakeAsync(first), await client.TakeAsync(first));
        await client.TakeAsync(TestTaking.Taken(partner, form, "t2", "wang-fang", Start, warranty: false));
        await client.TakeAsync(TestTaking.Taken(partner, form, "t3", "li-wei", Start.AddDays(-10)));
        await client.TakeAsync(TestTaking.Taken(partner, form, "t4", "zhao-min", Start.AddDays(-20)));
        await client.TakeAsync(TestTaking.Taken(partner, form, "t5", "", Start));

        var listed = await client.CertificatesAsync(partner);
        Assert.Equal(["t1", "t3", "t4"], listed.Certificates.Select(one => one.RecordId));
        Assert.Equal([new CertificateCount { Code = form.FormId, Persons = 2 }], listed.Counts);
        var one = listed.Certificates[0];
        Assert.Equal((partner, form.FormId, "2026-03-05", "2026-04-04", CertificateState.Valid), (one.PartnerId, one.Code, one.IssuedOn, one.ExpiresOn, one.State));
        Assert.Matches("^[0-9a-f]{16}$", one.PersonHash);
        Assert.Equal((true, false), (one.PersonHash == listed.Certificates[1].PersonHash, one.PersonHash == listed.Certificates[2].PersonHash));
        Assert.DoesNotContain("li-wei", $"{listed}", StringComparison.Ordinal);

        // The one of 2026-02-13 holds to 2026-03-15, those of one person to 2026-04-04.
        Assert.Equal(2, await client.CertifiedAsync(partner, form.FormId, "2026-03-15"));
        Assert.Equal(1, await client.CertifiedAsync(partner, form.FormId, "2026-03-16"));
        Assert.Equal(0, await client.CertifiedAsync(partner, form.FormId, "2026-04-05"));
        var grace = await client.CertificatesAsync(partner, "2026-04-05", form.FormId, graceDays: 1);
        Assert.Equal([CertificateState.Grace, CertificateState.Lapsed, CertificateState.Lapsed], grace.Certificates.Select(certificate => certificate.State));
        Assert.Equal(1, Assert.Single(grace.Counts).Persons);
        Assert.Equal(["t4"], (await client.CertificatesAsync(partner, "2026-02-20")).Certificates.Select(certificate => certificate.RecordId));
        Assert.Empty((await client.CertificatesAsync(partner, code: "another")).Counts);
    }

    [Fact]
    public async Task Certificate_OfARecordThatIsAmended_IsWithdrawnAndIssuedAgain()
    {
        using var directory = new TemporaryDirectory();
        string partner, code;
        await using (var server = await TestServer.StartAsync(directory: directory.Path))
        {
            var client = new TestClient(server.Channel);
            var form = await client.PutTestAsync();
            (partner, code) = (await client.CreatePartnerAsync(), form.FormId);
            await client.TakeAsync(TestTaking.Taken(partner, form, "t1", "li-wei"));
            await AmendAsync(client, warranty: false);
            var withdrawn = Assert.Single((await client.CertificatesAsync(partner)).Certificates);
            Assert.Equal(CertificateState.Withdrawn, withdrawn.State);
            Assert.Equal(0, await client.CertifiedAsync(partner, code));
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path);
        var after = new TestClient(again.Channel);
        Assert.Equal(0, await after.CertifiedAsync(partner, code));
        await AmendAsync(after, warranty: true);
        Assert.Equal(1, await after.CertifiedAsync(partner, code));
        Assert.Empty((await after.Admin.VerifyJournalAsync(new())).Problems);

        async Task AmendAsync(TestClient client, bool warranty)
        {
            var request = new AmendRecordRequest { PartnerId = partner, RecordId = "t1", Answers = { new Answer { ItemId = "warranty", Yes = warranty } }, Reason = "a slip", RequestId = $"r{warranty}" };
            Assert.Equal(await client.Forms.AmendRecordAsync(request), await client.Forms.AmendRecordAsync(request));
        }
    }

    [Fact]
    public async Task Revoke_ACertificate_EndsItTodayWhateverTheRecordBecomes()
    {
        using var directory = new TemporaryDirectory();
        string partner;
        Form form;
        await using (var before = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Start)))
        {
            var first = new TestClient(before.Channel);
            (partner, form) = (await first.CreatePartnerAsync(), await first.PutTestAsync());
            await first.TakeAsync(TestTaking.Taken(partner, form, "t1", "li-wei", Start));
        }

        await using var server = await TestServer.StartAsync(directory: directory.Path, time: DrivenClock.StartingAt(Start.AddDays(2)));
        var client = new TestClient(server.Channel);
        var request = new RevokeCertificateRequest { PartnerId = partner, RecordId = "t1", Reason = "has left", RequestId = "r" };
        var revoked = (await client.Certificates.RevokeCertificateAsync(request)).Certificate;
        Assert.Equal(revoked, (await client.Certificates.RevokeCertificateAsync(request)).Certificate);
        Assert.Equal((CertificateState.Revoked, "2026-03-07", "has left"), (revoked.State, revoked.RevokedOn, revoked.Reason));
        Assert.Equal((1, 0), (await client.CertifiedAsync(partner, form.FormId, "2026-03-06"), await client.CertifiedAsync(partner, form.FormId)));
        Assert.Equal(revoked, Assert.Single((await client.CertificatesAsync(partner)).Certificates));

        await client.Forms.AmendRecordAsync(new() { PartnerId = partner, RecordId = "t1", Answers = { new Answer { ItemId = "returns", Yes = false } }, Reason = "a slip" });
        Assert.Equal(0, await client.CertifiedAsync(partner, form.FormId));
        await client.TakeAsync(TestTaking.Taken(partner, form, "t2", "li-wei", Start.AddDays(2)));
        Assert.Equal(1, await client.CertifiedAsync(partner, form.FormId));

        await Refused.WithAsync(StatusCode.FailedPrecondition, "CERTIFICATE_STATE", client.Certificates.RevokeCertificateAsync(new(request) { RequestId = "r2" }));
        await Refused.WithAsync(StatusCode.NotFound, "CERTIFICATE_NOT_FOUND", client.Certificates.RevokeCertificateAsync(new(request) { RecordId = "t9", RequestId = "r3" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "REASON_EMPTY", client.Certificates.RevokeCertificateAsync(new(request) { RecordId = "t2", Reason = "", RequestId = "r4" }));
        Assert.Equal("grace_days", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "GRACE_DAYS", client.Certificates.ListCertificatesAsync(new() { PartnerId = partner, GraceDays = 367 }))));
        Assert.Equal("day", Refused.Field(await Refused.WithAsync(StatusCode.InvalidArgument, "DATE", client.Certificates.ListCertificatesAsync(new() { PartnerId = partner, Day = "today" }))));
    }

    [Fact]
    public async Task Certificates_OfSeveralPages_AreEachListedOnce()
    {
        await using var server = await TestServer.StartAsync();
        var client = new TestClient(server.Channel);
        var (partner, form) = (await client.CreatePartnerAsync(), await client.PutTestAsync());
        for (var number = 0; number < 5; number++)
            await client.TakeAsync(TestTaking.Taken(partner, form, $"t{number}", $"person-{number}"));
        List<string> all = [];
        var request = new ListCertificatesRequest { PartnerId = partner, PageSize = 2 };
        do
        {
            var page = await client.Certificates.ListCertificatesAsync(request);
            Assert.Equal(5, Assert.Single(page.Counts).Persons);
            all.AddRange(page.Certificates.Select(one => one.RecordId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(["t0", "t1", "t2", "t3", "t4"], all);
    }
}
