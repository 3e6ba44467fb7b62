using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Server.Tests.FormRecords;

/// <summary>A form of an inspection, and records of it.</summary>
internal static class Visiting
{
    public static async Task<Form> PutFormAsync(this TestClient client, string? id = null, FormKind kind = FormKind.Inspection) => (await client.Forms.PutFormAsync(new()
    {
        Form = new Form
        {
            FormId = id ?? TestClient.NewId("form"),
            Kind = kind,
            DefaultLanguage = "en",
            Title = { ["en"] = "Hygiene" },
            PassScore = "60",
            ValidityDays = 30,
            Items =
            {
                new FormItem { ItemId = "floor", Kind = ItemKind.YesNo, Title = { ["en"] = "The floor is clean" }, Required = true, Pass = new() { Yes = true }, Action = new() { Title = { ["en"] = "Clean the floor" } } },
                new FormItem { ItemId = "shelves", Kind = ItemKind.Scale, Title = { ["en"] = "The shelves" }, Weight = "2", Scale = new() { Min = 1, Max = 5 } },
                new FormItem { ItemId = "fresh", Kind = ItemKind.YesNo, Title = { ["en"] = "Nothing is expired" }, Required = true, RedLine = true, Pass = new() { Yes = true } },
                new FormItem { ItemId = "front", Kind = ItemKind.Photo, Title = { ["en"] = "The front" } },
            },
        },
    })).Form;

    public static Record Record(string partner, Form form, string id, bool floor = true, int shelves = 5, bool fresh = true, DateTimeOffset? takenAt = null) => new()
    {
        RecordId = id,
        PartnerId = partner,
        FormId = form.FormId,
        FormVersion = form.Version,
        TakenAt = Timestamp.FromDateTimeOffset(InMicros(takenAt ?? DateTimeOffset.UtcNow)),
        TakenBy = "Li Wei",
        Place = new() { LatitudeE6 = 30_572_800, LongitudeE6 = 104_066_800, AccuracyMeters = 12 },
        Answers = { new Answer { ItemId = "floor", Yes = floor, Note = "by the door" }, new Answer { ItemId = "fresh", Yes = fresh }, new Answer { ItemId = "shelves", Scale = shelves } },
    };

    /// <summary>The API takes no finer times.</summary>
    private static DateTimeOffset InMicros(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond));

    public static async Task<KeptRecord> SubmitAsync(this TestClient client, Record record) => (await client.Forms.SubmitRecordAsync(new() { Record = record })).Record;

    /// <summary>Completes an action that was begun, with files of before and after.</summary>
    public static async Task<ChannelGrains.Actions.V1.Action> RepairAsync(this TestClient client, string partner, string actionId, Google.Type.Money? cost = null)
    {
        var (before, after) = (Files.Png(900, 1), Files.Png(900, 2));
        await client.UploadAsync(partner, before);
        await client.UploadAsync(partner, after);
        return (await client.Actions.CompleteActionAsync(new()
        {
            PartnerId = partner,
            ActionId = actionId,
            Note = "repaired",
            BeforeFiles = { Files.Sha256(before) },
            AfterFiles = { Files.Sha256(after) },
            Cost = cost,
        })).Action;
    }

    public static async Task<IReadOnlyList<Finding>> FindingsAsync(this TestClient client, string partner, FindingState state = FindingState.Open) =>
        (await client.Forms.ListFindingsAsync(new() { PartnerId = partner, State = state })).Findings;
}
