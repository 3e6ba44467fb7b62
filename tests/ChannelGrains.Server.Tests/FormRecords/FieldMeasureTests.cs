using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>How inspections went, at a partner at once and at those of a scope as soon as the views know.</summary>
public sealed class FieldMeasureTests(SharedServer shared)
{
    private const string Period = "2026-03";

    private readonly TestClient _client = shared.Client;

    [Fact]
    public async Task Measures_OfPartnersAndScopes_CountEachRecordAndFindingOnce()
    {
        var region = $"cn/{TestClient.NewId("region")}";
        var form = await _client.PutFormAsync();
        var (first, second) = (await PartnerAsync($"{region}/north", ChannelType.Direct), await PartnerAsync($"{region}/south", ChannelType.Intermediary));
        // Scores: 62.5 (of which the floor is found, and closed 24 hours later), 100, four times 75; at the other partner 50 and 100.
        await InspectAsync(first, "f-1", 0, "Ann", floor: false, shelves: 4);
        await InspectAsync(first, "f-2", 24, "Ann");
        for (var number = 3; number <= 6; number++)
            await InspectAsync(first, $"f-{number}", 24 + number, "Ann", shelves: 3);
        await InspectAsync(second, "s-1", 0, "Bob", floor: false, shelves: 3);
        await InspectAsync(second, "s-2", 73, "Ann");
        await InspectAsync(second, "s-3", 74, "Bob", floor: false);

        var one = await ReadAsync(new() { PartnerId = first });
        Assert.Equal(("77.083333", 6, 1, 0, 1, 1), (one.MeanScore, one.Inspected, one.Found, one.FoundAgain, one.Closed, one.ClosedInTime));
        Assert.Equal(("Ann", 6, "77.083333"), Assert.Single(one.Inspectors.Select(inspector => (inspector.Name, inspector.Inspected, inspector.MeanScore))));
        // Closed after 73 hours, and found again.
        var other = await ReadAsync(new() { PartnerId = second });
        Assert.Equal((3, 2, 1, 1, 0), (other.Inspected, other.Found, other.FoundAgain, other.Closed, other.ClosedInTime));
        Assert.Equal((0, 2), (other.Inspectors.Count, other.OtherInspectors));
        Assert.Null(other.Others);

        var all = await ReadUntilAsync(new() { Region = region }, 9);
        // Ann: (62.5 + 100 + 4 x 75 + 100) / 7.
        Assert.Equal(("Ann", 7, "80.357143"), Assert.Single(all.Inspectors.Select(inspector => (inspector.Name, inspector.Inspected, inspector.MeanScore))));
        Assert.Equal((3, 1, 2, 1), (all.Found, all.FoundAgain, all.Closed, all.ClosedInTime));
        Assert.Equal(one, await ReadUntilAsync(new() { Region = $"{region}/north" }, 6));
        Assert.Empty((await ReadAsync(new() { Region = $"{region}/west" })).MeanScore);

        await _client.Forms.AmendRecordAsync(new() { PartnerId = second, RecordId = "s-1", Answers = { new Answer { ItemId = "shelves", Scale = 5 } }, Reason = "a slip" });
        // Bob, too few to be named: 75 and 75; the mean of all is (562.5 + 150) / 9 = 79.166...
        await Eventually.TrueAsync(async () => (await ReadAsync(new() { Region = region })).MeanScore == "79.166667");

        async Task<string> PartnerAsync(string at, ChannelType type) => await _client.CreatePartnerAsync(partner => (partner.Partner.Region, partner.Partner.ChannelType) = (at, type));

        Task InspectAsync(string partner, string id, int hours, string by, bool floor = true, int shelves = 5)
        {
            var record = Visiting.Record(partner, form, id, floor, shelves, takenAt: Make.At("2026-03-02T08:00:00").AddHours(hours));
            record.TakenBy = by;
            return _client.SubmitAsync(record);
        }
    }

    [Fact]
    public async Task Measures_OfNobodyOrNoMonths_AreRefused()
    {
        var partner = await _client.CreatePartnerAsync();

        await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", _client.Forms.GetFieldMeasuresAsync(new() { Period = Period }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "SCOPE", _client.Forms.GetFieldMeasuresAsync(new() { Period = Period, Scope = new() { Region = "" } }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", _client.Forms.GetFieldMeasuresAsync(new() { Period = "2026-03-01", Scope = new() { PartnerId = partner } }));
        await Refused.WithAsync(StatusCode.NotFound, "PARTNER_NOT_FOUND", _client.Forms.GetFieldMeasuresAsync(new() { Period = Period, Scope = new() { PartnerId = "nobody" } }));
        Assert.Equal(new FieldMeasures { Spent = new() { CurrencyCode = "CNY" } }, await ReadAsync(new() { PartnerId = partner }));
    }

    private async Task<FieldMeasures> ReadAsync(FieldScope scope) => (await _client.Forms.GetFieldMeasuresAsync(new() { Scope = scope, Period = Period })).Measures;

    private async Task<FieldMeasures> ReadUntilAsync(FieldScope scope, int records)
    {
        var read = new FieldMeasures();
        await Eventually.TrueAsync(async () => (read = await ReadAsync(scope)).Inspected == records);
        return read;
    }
}
