using ChannelGrains.Grains.Hashing;
using ChannelGrains.Grains.Ingest;

namespace ChannelGrains.Server.Tests.Ingest;

/// <summary>Ids that somebody made so that a hash without a secret is the same for both.</summary>
public sealed class KeyCollisionTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Partners_WhoseIdsCollideInXxHash64_ShareNothing()
    {
        var source = await _client.CreateSourceAsync(SourceMode.Keyed);
        var one = await _client.CreatePartnerAsync(request => request.PartnerId = "p28ab022d02c5baa2");
        var other = await _client.CreatePartnerAsync(request => request.PartnerId = "pa5df9ec76cd70893");
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(one, Make.Sale("INV-1"), Make.Sale("INV-2"))), accepted: 2);

        Applied.As(await _client.SubmitAsync(source, Make.Keyed(other, Make.Sale("INV-1"))), accepted: 1);
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(other, Make.Sale("INV-2", 7))), accepted: 1);
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(one, Make.Void("V-1", "INV-1"))), accepted: 1);
        Applied.As(await _client.SubmitAsync(source, Make.Keyed(other, Make.Void("V-1", "INV-1"))), accepted: 1);
        Assert.Equal((10m, 7m), (await _client.NetAsync(one), await _client.NetAsync(other)));
    }

    [Fact]
    public void Keys_OfAnotherStore_AreOthers()
    {
        var (one, other) = (KeysOf(1), KeysOf(2));
        Assert.NotEqual(Identity(one.Lane("pos"), "a"), Identity(other.Lane("pos"), "a"));
        Assert.NotEqual(IngestKeys.BlockPrefix(one.Lane("pos")), IngestKeys.BlockPrefix(other.Lane("pos")));
        Assert.NotEqual(one.Lane("pos").Content("x"u8), other.Lane("pos").Content("x"u8));
        Assert.Equal(Identity(KeysOf(1).Lane("pos"), "a"), Identity(one.Lane("pos"), "a"));
    }

    [Fact]
    public void Keys_OfAnotherLane_AreOthers()
    {
        var keys = KeysOf(1);
        var (one, other) = (keys.Lane("pos-1"), keys.Lane("pos-2"));
        Assert.NotEqual(Identity(one, "a"), Identity(other, "a"));
        Assert.NotEqual(Identity(one, "a")[9..], Identity(other, "a")[9..]);
        Assert.NotEqual(one.Id("a"u8), one.Content("b"u8));
    }

    private static IngestKeys KeysOf(byte store) => new(new SipHash([.. Enumerable.Repeat(store, SipHash.SecretBytes)]), "p");

    private static byte[] Identity(LaneKey lane, string id) =>
        IngestKeys.Identity(new byte[IngestKeys.MaxBytes], lane, lane.Id(System.Text.Encoding.UTF8.GetBytes(id))).ToArray();
}
