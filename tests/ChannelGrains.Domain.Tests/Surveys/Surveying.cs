using System.Collections.Immutable;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Domain.Tests.FormRecords;
using ChannelGrains.Domain.Tests.Forms;

namespace ChannelGrains.Domain.Tests.Surveys;

/// <summary>Surveys for tests: how satisfied one is, whether one would recommend, and what one wishes.</summary>
internal static class Surveying
{
    public const long Day = 24 * Recording.Hour;

    public static readonly Form Form = Of(SurveySubject.Partner);

    public static Form Of(SurveySubject subject)
    {
        var setting = Asking.Setting(Asking.Scale("overall", 1, 5, "", "3"), Asking.Scale("recommend", 0, 10), Asking.Item("words", ItemKind.Text));
        return new PutForm(setting with { FormId = "asked", Kind = FormKind.Survey, Subject = subject }, null).Read().Require() with { Version = 1 };
    }

    public static SurveyInvited Invited(string id = "0123456789abcdef0123", SurveySubject subject = SurveySubject.Partner) =>
        new(id, "asked", 1, subject, "", "sms", "", 7, Recording.Now, BusinessDay.Of(2026, 3, 7), Recording.Now + (14 * Day));

    /// <summary>An answer that comes some days after <see cref="Recording.Now"/>, as its decision says.</summary>
    public static RecordSubmitted Take(RecordBook book, string id, int overall, int days, Func<Finding, bool>? isActionLive = null)
    {
        var at = Recording.Now + (days * Day);
        var setting = new RecordSetting(id, "asked", 1, "", at, null, "", "", "", null, "", [new("overall") { Scale = overall }]);
        var record = new SubmitRecord(setting).Read("survey:x", 7, at).Require();
        var submitted = SubmitRecord.Decide(record, new RecordLookups(Form, null, [], [], isActionLive ?? (_ => true)), book, Recording.Timeline, at).Require();
        book.Apply(submitted);
        return submitted;
    }

    public static SurveyAnswer Answer(int? overall, int? recommend, SurveySubject subject = SurveySubject.Partner)
    {
        var answers = ImmutableArray.CreateBuilder<FormAnswer>();
        if (overall is not null)
            answers.Add(new("overall") { Scale = overall });
        if (recommend is not null)
            answers.Add(new("recommend") { Scale = recommend });
        return SurveyAnswer.Of(Of(subject), answers.ToImmutable(), Invited(subject: subject));
    }
}
