using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>What a record of a test issues.</summary>
internal static class RecordCertificate
{
    /// <summary>Null where the form is no test, it is not passed, nothing that was answered counts, or nobody is named.</summary>
    /// <param name="form">The form.</param>
    /// <param name="record">The record.</param>
    /// <param name="score">What its answers are worth.</param>
    /// <param name="takenOn">The partner's business day on which it was taken.</param>
    /// <param name="holdsUntil">The last day on which it holds; null is without end.</param>
    public static CertificateIssue? Of(Form form, FormRecord record, FormScore score, BusinessDay takenOn, BusinessDay? holdsUntil) =>
        form.Kind == FormKind.Test && score is { HasPassed: true, ScoreMicros: not null } && record.Person is { } person ? new(form.FormId, person, takenOn, holdsUntil) : null;
}
