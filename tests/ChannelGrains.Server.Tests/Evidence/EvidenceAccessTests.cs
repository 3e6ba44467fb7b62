using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Evidence.V1;

namespace ChannelGrains.Server.Tests.Evidence;

/// <summary>Who sees a file sees its partner, and what is not whole is its sender's alone.</summary>
public sealed class EvidenceAccessTests
{
    [Fact]
    public async Task Files_OfPartnersOfOthers_AreNotSeen()
    {
        var settings = new Dictionary<string, string?>();
        AddKey(settings, 0, "boss", "admin");
        AddKey(settings, 1, "ann", "manager", "p1");
        AddKey(settings, 2, "bob", "manager", "p1", "p2");
        await using var server = await TestServer.StartAsync(settings);
        using var boss = server.Connect("key of boss");
        using var first = server.Connect("key of ann");
        using var second = server.Connect("key of bob");
        var (ann, bob, file) = (new TestClient(first), new TestClient(second), Files.Png(500_000, 1));
        foreach (var partner in new[] { "p1", "p2" })
            await new TestClient(boss).CreatePartnerAsync(request => request.PartnerId = partner);

        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", file, _ => ann.UploadAsync("p2", file));
        await Refused.WithAsync(StatusCode.FailedPrecondition, "FILE_INCOMPLETE", file, _ => ann.UploadAsync(Files.Header("p1", file), [Files.Chunk(file, 0, 1_000)]));
        Assert.Equal((1_000L, 0L), ((await ann.StatusAsync("p1", file)).HeldBytes, (await bob.StatusAsync("p1", file)).HeldBytes));

        await bob.UploadAsync("p2", file);
        Assert.Equal(EvidenceState.Partial, (await ann.StatusAsync("p1", file)).State);
        await Refused.WithAsync(StatusCode.PermissionDenied, "PARTNER_NOT_ALLOWED", file, sha256 => ann.DownloadAsync("p2", sha256));
        await Refused.WithAsync(StatusCode.NotFound, "EVIDENCE_NOT_FOUND", file, sha256 => ann.DownloadAsync("p1", sha256));

        await ann.UploadAsync(Files.Header("p1", file), Files.Chunks(file, 1_000));
        var both = await bob.UploadAsync("p1", file);
        Assert.Equal(["ann", "bob"], both.File.Claims.Select(claim => claim.Principal));
        Assert.Equal(file, await ann.DownloadAsync("p1", Files.Sha256(file)));
    }

    private static void AddKey(Dictionary<string, string?> settings, int number, string principal, string role, params string[] partners)
    {
        settings[$"ApiKeys:{number}:Principal"] = principal;
        settings[$"ApiKeys:{number}:Roles:0"] = role;
        settings[$"ApiKeys:{number}:Sha256"] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"key of {principal}")));
        for (var partner = 0; partner < partners.Length; partner++)
            settings[$"ApiKeys:{number}:Partners:{partner}"] = partners[partner];
    }
}
