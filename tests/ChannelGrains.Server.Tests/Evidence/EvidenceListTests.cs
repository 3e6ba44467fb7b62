using ChannelGrains.Evidence.V1;
using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Server.Tests.Evidence;

public sealed class EvidenceListTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task List_OfAPartner_IsItsFilesByShaInPages()
    {
        var (partner, other) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync());
        Assert.Empty((await _client.Evidence.ListEvidenceAsync(new() { PartnerId = partner })).Files);
        List<EvidenceFile> uploaded = [];
        foreach (var number in Enumerable.Range(1, 5))
            uploaded.Add((await _client.UploadAsync(partner, Files.Png(1_000 + number, number), header => header.Place = $"shelf {number}")).File);
        await _client.UploadAsync(other, Files.Png(9_000, 9));

        List<EvidenceFile> listed = [];
        var (request, pages) = (new ListEvidenceRequest { PartnerId = partner, PageSize = 2 }, 0);
        do
        {
            var page = await _client.Evidence.ListEvidenceAsync(request);
            listed.AddRange(page.Files);
            request.PageToken = page.NextPageToken;
            pages++;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(3, pages);
        Assert.Equal(uploaded.OrderBy(file => file.Sha256, StringComparer.Ordinal), listed);
        Assert.Equal([9_000L], (await _client.Evidence.ListEvidenceAsync(new() { PartnerId = other })).Files.Select(file => file.SizeBytes));
        request.PageToken = "x";
        await Refused.WithAsync(StatusCode.InvalidArgument, "PAGE_TOKEN", _client.Evidence.ListEvidenceAsync(request));
    }

    [Fact]
    public async Task File_NamedByARecordOfAnotherPartner_IsFlaggedAndMustBeThereForBoth()
    {
        var (first, second, file) = (await _client.CreatePartnerAsync(), await _client.CreatePartnerAsync(), Files.Png(2_000, 77));
        var form = TestClient.NewId("form");
        await _client.Forms.PutFormAsync(new()
        {
            Form = new Form
            {
                FormId = form,
                Kind = FormKind.Inspection,
                DefaultLanguage = "en",
                Title = { ["en"] = "Shelf" },
                Items = { new FormItem { ItemId = "photo", Kind = ItemKind.Photo, Title = { ["en"] = "Photo" }, MinFiles = 1 } },
            },
        });

        Assert.Contains(Files.Sha256(file), (await Refused.WithAsync(StatusCode.FailedPrecondition, "EVIDENCE_MISSING", SubmitAsync(first, "R-1"))).Status.Detail, StringComparison.Ordinal);
        await _client.UploadAsync(first, file);
        Assert.Empty((await SubmitAsync(first, "R-1")).Record.ReusedFiles);
        // The other partner's file is not there for this one until it is sent again.
        await Refused.WithAsync(StatusCode.FailedPrecondition, "EVIDENCE_MISSING", SubmitAsync(second, "R-2"));
        await _client.UploadAsync(second, file);
        var reused = Assert.Single((await SubmitAsync(second, "R-2")).Record.ReusedFiles);
        Assert.Equal((Files.Sha256(file), first, "R-1"), (reused.Sha256, reused.PartnerId, reused.RecordId));
        Assert.NotEmpty((await SubmitAsync(first, "R-3")).Record.ReusedFiles);

        AsyncUnaryCall<SubmitRecordResponse> SubmitAsync(string partner, string record) => _client.Forms.SubmitRecordAsync(new()
        {
            Record = new Record
            {
                RecordId = record,
                PartnerId = partner,
                FormId = form,
                FormVersion = 1,
                TakenAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddMinutes(-1)),
                TakenBy = "Li Wei",
                Answers = { new Answer { ItemId = "photo", Files = { Files.Sha256(file) } } },
            },
        });
    }
}
