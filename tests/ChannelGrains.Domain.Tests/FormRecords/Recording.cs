using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Tests.Actions;
using ChannelGrains.Domain.Tests.Forms;

namespace ChannelGrains.Domain.Tests.FormRecords;

/// <summary>Records for tests: of a form with a yes or no, a scale and a red line.</summary>
internal static class Recording
{
    public const long Hour = 3_600_000_000, Now = 1_772_884_800_000_000; // 2026-03-07T12:00:00Z

    public static readonly Form Form = Asking.Form("", Asking.YesNo("floor") with { IsRequired = true }, Asking.Scale("shelves", 1, 5, "2", "3"), Asking.YesNo("fresh", "1", isRedLine: true) with { MayNotApply = true });

    public static readonly PartnerTimeline Timeline = Acting.Timeline("cn/sichuan/chengdu");

    public static RecordSetting Setting(string id, long takenAt = Now, params AnswerSetting[] answers) =>
        new(id, "check", 1, "", takenAt, null, "", "", "", null, "", answers.Length > 0 ? answers : Answers(true, 5, true));

    public static AnswerSetting[] Answers(bool floor, int shelves, bool fresh) => [new("floor") { Yes = floor }, new("shelves") { Scale = shelves }, new("fresh") { Yes = fresh }];

    public static Outcome<RecordSubmitted> Submit(RecordSetting setting, RecordBook book, long now = Now, RecordLookups? lookups = null)
    {
        var read = new SubmitRecord(setting).Read("inspector", null, now);
        return read.IsRefused ? read.Refusal : SubmitRecord.Decide(read.Value, lookups ?? Lookups(), book, Timeline, now);
    }

    public static RecordLookups Lookups() => new(Form, null, [], [], _ => false);

    /// <summary>Takes a record as its decision says.</summary>
    public static RecordSubmitted Take(RecordBook book, string id, bool floor, int shelves, bool fresh, long takenAt = Now)
    {
        var submitted = Submit(Setting(id, takenAt, Answers(floor, shelves, fresh)), book, Math.Max(Now, takenAt)).Require();
        book.Apply(submitted);
        return submitted;
    }
}
