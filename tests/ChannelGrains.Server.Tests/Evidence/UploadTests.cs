using ChannelGrains.Evidence.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Evidence;

public sealed class UploadTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Upload_AFile_IsKeptOnceAndRepeatsItsAnswer()
    {
        var (partner, file) = (await _client.CreatePartnerAsync(), Files.Png(1_000_000, 1));
        Assert.Equal(EvidenceState.Missing, (await _client.StatusAsync(partner, file)).State);
        await Refused.WithAsync(StatusCode.NotFound, "EVIDENCE_NOT_FOUND", file, sha256 => _client.DownloadAsync(partner, sha256));

        var first = await _client.UploadAsync(partner, file, header =>
        {
            header.TakenAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddHours(-1));
            (header.Place, header.Device) = ("货架 shelf 3", "phone");
        });
        var again = await _client.UploadAsync(partner, file);

        Assert.Equal((2L, 2L), (first.JournalVersion, again.JournalVersion));
        var claim = Assert.Single(again.File.Claims);
        Assert.Equal(("local", "货架 shelf 3", "phone"), (claim.Principal, claim.Place, claim.Device));
        Assert.Equal((EvidenceState.Complete, file.Length), ((await _client.StatusAsync(partner, file)).State, (int)again.File.SizeBytes));
        Assert.Equal(file, await _client.DownloadAsync(partner, first.File.Sha256));
        Assert.Equal(file[700_000..], await _client.DownloadAsync(partner, first.File.Sha256, 700_000));
        Assert.Empty(await _client.DownloadAsync(partner, first.File.Sha256, file.Length));
        await Refused.WithAsync(StatusCode.OutOfRange, "OFFSET", file, sha256 => _client.DownloadAsync(partner, sha256, file.Length + 1));
    }

    [Theory]
    [InlineData("", "SHA256", "header.sha256")]
    [InlineData("../../../../../../../../etc/passwd", "SHA256", "header.sha256")]
    [InlineData("ABCDEFabcdef0123456789abcdef0123456789abcdef0123456789abcdef0123", "SHA256", "header.sha256")]
    [InlineData("../00000000000000000000000000000000000000000000000000000000000000", "SHA256", "header.sha256")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000\0", "SHA256", "header.sha256")]
    public async Task Upload_ANameThatIsNone_IsRefused(string sha256, string reason, string field)
    {
        var (partner, file) = (await _client.CreatePartnerAsync(), Files.Png(100, 2));

        Assert.Equal(field, await FieldAsync(reason, _client.UploadAsync(partner, file, header => header.Sha256 = sha256)));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SHA256", _client.Evidence.GetEvidenceStatusAsync(new() { PartnerId = partner, Sha256 = sha256 }));
    }

    [Fact]
    public async Task Upload_ABadHeader_NamesTheField()
    {
        var (partner, file) = (await _client.CreatePartnerAsync(), Files.Png(100, 3));

        Assert.Equal("header.size_bytes", await RefusedAsync("FILE_SIZE", header => header.SizeBytes = 0));
        Assert.Equal("header.size_bytes", await RefusedAsync("FILE_SIZE", header => header.SizeBytes = (16 << 20) + 1));
        Assert.Equal("header.media_type", await RefusedAsync("MEDIA_TYPE", header => header.MediaType = "text/html"));
        Assert.Equal("header.taken_at", await RefusedAsync("TIME_AHEAD", header => header.TakenAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddHours(1))));
        Assert.Equal("header.taken_at", await RefusedAsync("TIME_TOO_OLD", header => header.TakenAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddYears(-11))));
        Assert.Equal("header.place", await RefusedAsync("TEXT_TOO_LONG", header => header.Place = new string('x', 201)));
        Assert.Equal("header.device", await RefusedAsync("TEXT_INVALID", header => header.Device = "a\nb"));
        Assert.Equal("header.partner_id", await RefusedAsync("INVALID_ID", header => header.PartnerId = ""));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", file, _ => _client.UploadAsync("nobody", file));
        await Refused.WithAsync(StatusCode.InvalidArgument, "HEADER_MISSING", file, _ => _client.UploadAsync(null, [Files.Chunk(file, 0, 100)]));

        Task<string> RefusedAsync(string reason, Action<EvidenceHeader> change) => FieldAsync(reason, _client.UploadAsync(partner, file, change));
    }

    [Fact]
    public async Task Upload_ContentThatIsNotWhatTheHeaderSays_IsRefusedAndLeavesNothing()
    {
        var (partner, file) = (await _client.CreatePartnerAsync(), Files.Png(600_000, 4));

        await RefusedAsync("HASH_MISMATCH", _ => { }, [Files.Chunk(file, 0, 200_000), Files.Chunk(Files.Png(600_000, 5), 200_000, 200_000), Files.Chunk(file, 400_000, 200_000)]);
        await RefusedAsync("MEDIA_TYPE_CONTENT", header => header.MediaType = "image/jpeg", Files.Chunks(file, 0));
        await RefusedAsync("FILE_TOO_LONG", header => header.SizeBytes = 300_000, Files.Chunks(file, 0));
        Assert.Equal(1L, await _client.VersionAsync(partner));

        async Task RefusedAsync(string reason, Action<EvidenceHeader> change, IEnumerable<UploadEvidenceRequest> chunks)
        {
            var header = Files.Header(partner, file);
            change(header);
            await Refused.WithAsync(StatusCode.InvalidArgument, reason, file, _ => _client.UploadAsync(header, chunks));
            Assert.Equal((EvidenceState.Missing, 0L), ((await _client.StatusAsync(partner, file)).State, (await _client.StatusAsync(partner, file)).HeldBytes));
        }
    }

    [Fact]
    public async Task Upload_ThatEndsEarly_HoldsWhatCameAndGoesOnFromThere()
    {
        var (partner, file) = (await _client.CreatePartnerAsync(), Files.Png(700_000, 6));
        var header = Files.Header(partner, file);

        await Refused.WithAsync(StatusCode.FailedPrecondition, "FILE_INCOMPLETE", file, _ => _client.UploadAsync(header, [Files.Chunk(file, 0, 150_000), Files.Chunk(file, 150_000, 50_000)]));
        Assert.Equal((EvidenceState.Partial, 200_000L), ((await _client.StatusAsync(partner, file)).State, (await _client.StatusAsync(partner, file)).HeldBytes));
        // A first chunk that jumps, and a later one that overlaps or jumps.
        await Refused.WithAsync(StatusCode.OutOfRange, "OFFSET", file, _ => _client.UploadAsync(header, [Files.Chunk(file, 200_001, 100)]));
        await Refused.WithAsync(StatusCode.OutOfRange, "OFFSET", file, _ => _client.UploadAsync(header, [Files.Chunk(file, 200_000, 1_000), Files.Chunk(file, 200_500, 1_000)]));
        await Refused.WithAsync(StatusCode.OutOfRange, "OFFSET", file, _ => _client.UploadAsync(header, [Files.Chunk(file, 201_000, 1_000), Files.Chunk(file, 203_000, 1_000)]));
        await Refused.WithAsync(StatusCode.OutOfRange, "OFFSET", file, _ => _client.UploadAsync(header, [Negative(file)]));
        await Refused.WithAsync(StatusCode.InvalidArgument, "CHUNK_SIZE", file, _ => _client.UploadAsync(header, [Files.Chunk(file, 0, Files.ChunkBytes + 1)]));
        await Refused.WithAsync(StatusCode.InvalidArgument, "CHUNK_SIZE", file, _ => _client.UploadAsync(header, [Files.Chunk(file, 0, 0)]));
        await Refused.WithAsync(StatusCode.InvalidArgument, "HEADER_REPEATED", file, _ => _client.UploadAsync(header, [new UploadEvidenceRequest { Header = header }]));
        Assert.Equal(202_000L, (await _client.StatusAsync(partner, file)).HeldBytes);

        // The first chunk may begin before what is held, which it replaces.
        await _client.UploadAsync(header, Files.Chunks(file, 100_000));

        Assert.Equal(file, await _client.DownloadAsync(partner, header.Sha256));
    }

    [Fact]
    public async Task Upload_TheSameFileTwiceAtOnce_EndsWholeAndIsClaimedOnce()
    {
        var (partner, file) = (await _client.CreatePartnerAsync(), Files.Png(2_000_000, 7));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            for (var attempt = 0; ; attempt++)
                try
                {
                    return await _client.UploadAsync(Files.Header(partner, file), Files.Chunks(file, (await _client.StatusAsync(partner, file)).HeldBytes));
                }
                catch (RpcException exception) when (exception.StatusCode is StatusCode.Aborted or StatusCode.OutOfRange && attempt < 100)
                {
                    await Task.Delay(Random.Shared.Next(20));
                }
        }));

        Assert.Equal(file, await _client.DownloadAsync(partner, Files.Sha256(file)));
        Assert.Equal(2L, await _client.VersionAsync(partner));
    }

    [Fact]
    public async Task Upload_ForAnotherPartner_NeedsTheContentAndIsAClaimOfItsOwn()
    {
        var (partner, other, file) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync(), Files.Png(300_000, 8));
        await _client.UploadAsync(partner, file);

        // Knowing the name gives nothing.
        Assert.Equal(EvidenceState.Missing, (await _client.StatusAsync(other, file)).State);
        await Refused.WithAsync(StatusCode.FailedPrecondition, "FILE_INCOMPLETE", file, _ => _client.UploadAsync(Files.Header(other, file), []));
        await Refused.WithAsync(StatusCode.NotFound, "EVIDENCE_NOT_FOUND", file, sha256 => _client.DownloadAsync(other, sha256));

        var claimed = await _client.UploadAsync(other, file);

        Assert.Single(claimed.File.Claims);
        Assert.Equal(file, await _client.DownloadAsync(other, claimed.File.Sha256));
    }

    private static UploadEvidenceRequest Negative(byte[] file) => new() { Chunk = new EvidenceChunk { Offset = -1, Content = ByteString.CopyFrom(file, 0, 10) } };

    private static async Task<string> FieldAsync(string reason, Task<UploadEvidenceResponse> upload) =>
        Refused.Field(Refused.With(StatusCode.InvalidArgument, reason, await Assert.ThrowsAsync<RpcException>(() => upload)));
}
