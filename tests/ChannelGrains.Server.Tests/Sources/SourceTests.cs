using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Sources;

public sealed class SourceTests(SharedServer shared)
{
    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Create_Source_AnswersItAndCanBeRead()
    {
        var id = TestClient.NewId("source");
        var created = await CreateAsync(new Source { SourceId = id, Mode = SourceMode.Keyed, DisplayName = "ERP", AllowedPartnerIds = { "b", "a", "b" }, MaxAgeDays = 30 });

        Assert.Equal(["a", "b"], created.AllowedPartnerIds);
        Assert.Equal((SourceMode.Keyed, "ERP", 30, "1"), (created.Mode, created.DisplayName, created.MaxAgeDays, created.Etag));
        Assert.Equal(created, (await _client.Ingest.GetSourceAsync(new GetSourceRequest { SourceId = id })).Source);
    }

    [Fact]
    public async Task Create_ATakenId_AlreadyExistsAndTheSameRequestIsAnswered()
    {
        var request = new CreateSourceRequest { Source = new Source { SourceId = TestClient.NewId("source"), Mode = SourceMode.Keyed }, RequestId = "r" };
        var first = await _client.Ingest.CreateSourceAsync(request);

        Assert.Equal(first, await _client.Ingest.CreateSourceAsync(request));
        await Refused.WithAsync(StatusCode.AlreadyExists, "SOURCE_EXISTS", _client.Ingest.CreateSourceAsync(new CreateSourceRequest { Source = request.Source }));
        request.Source.Mode = SourceMode.Sequenced;
        await Refused.WithAsync(StatusCode.AlreadyExists, "REQUEST_ID_REUSED", _client.Ingest.CreateSourceAsync(request));
    }

    [Theory]
    [InlineData("id", "INVALID_ID", "source_id")]
    [InlineData("mode", "SOURCE_MODE", "source.mode")]
    [InlineData("age", "MAX_AGE_DAYS", "source.max_age_days")]
    [InlineData("name", "TEXT_TOO_LONG", "source.display_name")]
    [InlineData("partner", "INVALID_ID", "source.allowed_partner_ids")]
    public async Task Create_WithABadField_NamesIt(string fault, string reason, string field)
    {
        var source = new Source { SourceId = TestClient.NewId("source"), Mode = SourceMode.Keyed };
        switch (fault)
        {
            case "id": source.SourceId = "bad id"; break;
            case "mode": source.Mode = SourceMode.Unspecified; break;
            case "age": source.MaxAgeDays = -1; break;
            case "name": source.DisplayName = new string('x', 201); break;
            default: source.AllowedPartnerIds.Add("bad id"); break;
        }

        var refused = await Refused.WithAsync(StatusCode.InvalidArgument, reason, _client.Ingest.CreateSourceAsync(new CreateSourceRequest { Source = source }));
        Assert.Equal(field, Refused.Field(refused));
    }

    [Fact]
    public async Task Update_WhatTheMaskNames_WithTheCurrentEtag()
    {
        var id = await _client.CreateSourceAsync(SourceMode.Keyed);

        var updated = await Update(new Source { SourceId = id, DisplayName = "New", MaxAgeDays = 5, Mode = SourceMode.Sequenced, Etag = "1" }, "display_name");

        Assert.Equal(("New", 36_500, SourceMode.Keyed, "2"), (updated.Source.DisplayName, updated.Source.MaxAgeDays, updated.Source.Mode, updated.Source.Etag));
        await Refused.WithAsync(StatusCode.Aborted, "ETAG_MISMATCH", Update(new Source { SourceId = id, DisplayName = "Old", Etag = "1" }, "display_name"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "MASK_PATH_UNKNOWN", Update(new Source { SourceId = id, Mode = SourceMode.Sequenced }, "mode"));
        await Refused.WithAsync(StatusCode.InvalidArgument, "MASK_EMPTY", Update(new Source { SourceId = id }));
        await Refused.WithAsync(StatusCode.NotFound, "SOURCE_NOT_FOUND", Update(new Source { SourceId = "no-such-source" }, "display_name"));
    }

    [Fact]
    public async Task List_ByPages_IsByIdAndFindsEachOnce()
    {
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
            made.Add(await _client.CreateSourceAsync(SourceMode.Keyed));

        var ids = new List<string>();
        var request = new ListSourcesRequest { PageSize = 3 };
        do
        {
            var page = await _client.Ingest.ListSourcesAsync(request);
            ids.AddRange(page.Sources.Select(source => source.SourceId));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Superset(made.ToHashSet(), ids.ToHashSet());
    }

    private async Task<Source> CreateAsync(Source source) => (await _client.Ingest.CreateSourceAsync(new CreateSourceRequest { Source = source })).Source;

    private AsyncUnaryCall<UpdateSourceResponse> Update(Source source, params string[] mask) =>
        _client.Ingest.UpdateSourceAsync(new UpdateSourceRequest { Source = source, UpdateMask = new FieldMask { Paths = { mask } } });
}
