using System.Security.Cryptography;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Evidence.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Partners.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Dashboard.Tests.Forms;

/// <summary>A form, a plan of it, and two records of a partner of which the first one failed, with a photo; one was amended.</summary>
internal static class FieldSeed
{
    public const string Partner = "tianfu", FormId = "hygiene", PlanId = "weekly-hygiene", FailedRecord = "visit-1", LaterRecord = "visit-2";

    /// <summary>The smallest PNG there is, of one pixel.</summary>
    public static byte[] Photo { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static async Task FillAsync(PageServer server)
    {
        var forms = new FormService.FormServiceClient(server.As("ann"));
        await PutAsync(server);
        await forms.PutPlanAsync(new()
        {
            Plan = new Plan
            {
                PlanId = PlanId,
                FormId = FormId,
                Title = "每周卫生 <b>Weekly</b> hygiene",
                Recurrence = "FREQ=DAILY;INTERVAL=7",
                StartsOn = Day(-21),
                DaysToDo = 7,
                Owner = "ann",
                Scope = new() { Regions = { "cn/sichuan" }, ChannelTypes = { ChannelType.Intermediary, ChannelType.Direct } },
            },
        });
        await UploadAsync(server, Partner, Photo);
        var failed = Record(Partner, FailedRecord, floor: false, shelves: 2, fresh: true, DateTimeOffset.UtcNow.AddDays(-13));
        failed.Assignment = new() { PlanId = PlanId, BeginsOn = Day(-14) };
        failed.Answers.Add(new Answer { ItemId = "front", Files = { Sha256(Photo) } });
        await forms.SubmitRecordAsync(new() { Record = failed });
        await forms.SubmitRecordAsync(new() { Record = Record(Partner, LaterRecord, floor: false, shelves: 4, fresh: true, DateTimeOffset.UtcNow.AddDays(-6)) });
        await forms.AmendRecordAsync(new() { PartnerId = Partner, RecordId = LaterRecord, Answers = { new Answer { ItemId = "shelves", Scale = 5 } }, Reason = "Counted <b>again</b>" });
    }

    public static async Task<Form> PutAsync(PageServer server) => (await new FormService.FormServiceClient(server.As("ann")).PutFormAsync(new()
    {
        Form = new Form
        {
            FormId = FormId,
            Kind = FormKind.Inspection,
            DefaultLanguage = "en",
            Title = { ["en"] = "Store hygiene", ["zh"] = "门店卫生" },
            Description = { ["en"] = "Filled in by an inspector in the store.", ["zh"] = "由巡查人员到店填写。" },
            PassScore = "60",
            ValidityDays = 30,
            Items =
            {
                new FormItem { ItemId = "floor", Kind = ItemKind.YesNo, Title = { ["en"] = "The floor is clean", ["zh"] = "地面干净" }, Required = true, Pass = new() { Yes = true }, Action = new() { Title = { ["en"] = "Clean the <b>floor</b>", ["zh"] = "清洁地面" } } },
                new FormItem { ItemId = "shelves", Kind = ItemKind.Scale, Title = { ["en"] = "How tidy the shelves are", ["zh"] = "货架整洁" }, Hint = { ["en"] = "1 is the worst.", ["zh"] = "1 为最差。" }, Weight = "2", Required = true, Scale = new() { Min = 1, Max = 5 } },
                new FormItem { ItemId = "fresh", Kind = ItemKind.YesNo, Title = { ["en"] = "Nothing is expired", ["zh"] = "无过期商品" }, Required = true, RedLine = true, Pass = new() { Yes = true } },
                new FormItem { ItemId = "fridge", Kind = ItemKind.Number, Title = { ["en"] = "Temperature of the fridge", ["zh"] = "冷柜温度" }, Unit = "°C", MayNotApply = true, Required = true, Pass = new() { Range = new() { AtMost = "8" } } },
                new FormItem { ItemId = "licence", Kind = ItemKind.Choice, Title = { ["en"] = "The licence", ["zh"] = "营业执照" }, Choices = { new ItemChoice { ChoiceId = "shown", Title = { ["en"] = "is shown", ["zh"] = "已悬挂" } }, new ItemChoice { ChoiceId = "kept", Title = { ["en"] = "is kept", ["zh"] = "未悬挂" }, Credit = "0.5" } }, Pass = new() { Choices = new() { ChoiceIds = { "shown" } } } },
                new FormItem { ItemId = "front", Kind = ItemKind.Photo, Title = { ["en"] = "The front", ["zh"] = "门面照片" } },
                new FormItem { ItemId = "remarks", Kind = ItemKind.Text, Title = { ["en"] = "Remarks", ["zh"] = "备注" } },
            },
        },
    })).Form;

    public static Record Record(string partner, string id, bool floor, int shelves, bool fresh, DateTimeOffset takenAt) => new()
    {
        RecordId = id,
        PartnerId = partner,
        FormId = FormId,
        FormVersion = 1,
        TakenAt = Timestamp.FromDateTimeOffset(takenAt.AddTicks(-(takenAt.Ticks % TimeSpan.TicksPerSecond))),
        TakenBy = "Li Wei",
        Place = new() { LatitudeE6 = 30_572_800, LongitudeE6 = 104_066_800, AccuracyMeters = 12 },
        Answers = { new Answer { ItemId = "floor", Yes = floor, Note = "by the door" }, new Answer { ItemId = "shelves", Scale = shelves }, new Answer { ItemId = "fresh", Yes = fresh }, new Answer { ItemId = "fridge", DoesNotApply = true } },
    };

    public static async Task UploadAsync(PageServer server, string partner, byte[] file)
    {
        using var call = new EvidenceService.EvidenceServiceClient(server.As("ann")).UploadEvidence();
        await call.RequestStream.WriteAsync(new() { Header = new() { PartnerId = partner, Sha256 = Sha256(file), SizeBytes = file.Length, MediaType = "image/png" } });
        await call.RequestStream.WriteAsync(new() { Chunk = new() { Content = ByteString.CopyFrom(file) } });
        await call.RequestStream.CompleteAsync();
        Assert.Equal(file.Length, (await call.ResponseAsync).File.SizeBytes);
    }

    public static string Sha256(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>A day from today on, as the programme's days are.</summary>
    public static string Day(int ahead) => $"{DateTimeOffset.UtcNow.AddHours(8).AddDays(ahead):yyyy-MM-dd}";
}
