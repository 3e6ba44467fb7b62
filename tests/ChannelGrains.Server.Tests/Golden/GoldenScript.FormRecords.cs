using ChannelGrains.Actions.V1;
using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Record = ChannelGrains.Forms.V1.Record;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    /// <summary>Decided without a request id, with which the time would be kept.</summary>
    private static async Task RecordAsync(TestClient client)
    {
        var record = new Record
        {
            RecordId = "visit-1",
            PartnerId = Candidate,
            FormId = "hygiene",
            FormVersion = 2,
            StoreId = "总店",
            TakenAt = Timestamp.FromDateTimeOffset(Make.Noon.AddDays(1)),
            Place = new() { LatitudeE6 = -30_572_800, LongitudeE6 = 104_066_800, AccuracyMeters = 12 },
            TakenBy = "李 Li",
            Device = "phone-7",
            PersonId = "member-7",
            Assignment = new() { PlanId = "weekly", BeginsOn = "2026-03-02" },
            Answers =
            {
                new Answer { ItemId = "floor", Yes = true, Note = "脏 dirty" }, new Answer { ItemId = "shelves", Scale = -1 }, new Answer { ItemId = "fridge", DoesNotApply = true }, new Answer { ItemId = "licence", ChoiceId = "kept" },
            },
        };
        await client.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = record, RequestId = "golden" });
        await client.Forms.DecideFindingAsync(new DecideFindingRequest { PartnerId = Candidate, RecordId = "visit-1", ItemId = "floor", Cause = "没有拖把 no mop", Decision = "buy one", CheckOn = "2026-03-20" });
        await client.Forms.AmendRecordAsync(new AmendRecordRequest
        {
            PartnerId = Candidate,
            RecordId = "visit-1",
            Answers = { new Answer { ItemId = "licence", ChoiceId = "shown" }, new Answer { ItemId = "fridge", Number = "-1.25" } },
            Reason = "看错了 a slip",
            RequestId = "golden",
        });
        var later = new Record(record) { RecordId = "visit-2", PersonId = "", Assignment = null, Place = null, TakenBy = "", TakenAt = Timestamp.FromDateTimeOffset(Make.Noon.AddDays(2)) };
        await client.Forms.SubmitRecordAsync(new SubmitRecordRequest { Record = later });
        await ImproveAsync(client);
    }

    /// <summary>Planned without a request id, with which the time would be kept.</summary>
    private static async Task ImproveAsync(TestClient client)
    {
        await client.Forms.PlanImprovementAsync(new PlanImprovementRequest
        {
            PartnerId = Candidate,
            Findings = { new FindingName { RecordId = "visit-1", ItemId = "floor" } },
            ActionId = "refit-1",
            Title = "改造 refit",
            Priority = ActionPriority.High,
            Owner = "李 Li",
            DueOn = "2026-04-01",
        });
        await client.UploadAsync(Candidate, Files.Png(1_000, 2), header => header.TakenAt = Timestamp.FromDateTimeOffset(Make.Noon));
        await client.UploadAsync(Candidate, Files.Png(1_000, 3), header => header.TakenAt = Timestamp.FromDateTimeOffset(Make.Noon));
        await client.Actions.StartActionAsync(new() { PartnerId = Candidate, ActionId = "refit-1" });
        await client.Actions.CompleteActionAsync(new()
        {
            PartnerId = Candidate,
            ActionId = "refit-1",
            BeforeFiles = { Files.Sha256(Files.Png(1_000, 2)) },
            AfterFiles = { Files.Sha256(Files.Png(1_000, 3)) },
            Cost = new Money { CurrencyCode = "CNY", Units = 120, Nanos = 500_000_000 },
        });
    }
}
