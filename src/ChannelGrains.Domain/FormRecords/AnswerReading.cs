using System.Collections.Immutable;
using System.Text;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.FormRecords;

/// <summary>Reads answers, and holds them against the form that they answer.</summary>
internal static class AnswerReading
{
    private const int HashDigits = 64;
    private const string Digits = "0123456789abcdef";

    /// <summary>The answers by item, whatever the form. Refused, in this order: ANSWERS_FULL, then per answer INVALID_ID, ITEM_TWICE, NUMBER, TEXT_TOO_LONG, TEXT_INVALID, FILES_FULL, FILE_NAME, then FILES_FULL and
    /// RECORD_TOO_LARGE.</summary>
    /// <param name="settings">As they are written.</param>
    /// <param name="path">Where they stand.</param>
    public static Outcome<ImmutableArray<FormAnswer>> Read(IReadOnlyList<AnswerSetting> settings, string path)
    {
        if (settings.Count > FormLimits.MaxItems)
            return Refusal.InvalidArgument("ANSWERS_FULL", $"{path} has {settings.Count} answers: a form has at most {FormLimits.MaxItems} items.", path);
        var (answers, bytes, files) = (new SortedDictionary<string, FormAnswer>(StringComparer.Ordinal), 0, 0);
        foreach (var (place, setting) in settings.Index())
        {
            var answer = Read(setting, $"{path}[{place}]");
            if (answer.IsRefused)
                return answer.Refusal;
            if (!answers.TryAdd(setting.ItemId, answer.Value))
                return Refusal.InvalidArgument("ITEM_TWICE", $"{path}[{place}].item_id is answered twice: leave one out.", $"{path}[{place}].item_id");
            bytes += Encoding.UTF8.GetByteCount(setting.Note) + Encoding.UTF8.GetByteCount(setting.Text ?? "");
            files += answer.Value.Files.Length;
        }
        if (files > RecordLimits.MaxFiles)
            return Refusal.InvalidArgument("FILES_FULL", $"{path} name {files} files: a record has at most {RecordLimits.MaxFiles}.", path);
        return bytes > RecordLimits.MaxRecordBytes
            ? Refusal.InvalidArgument("RECORD_TOO_LARGE", $"The texts of {path} have {bytes} bytes, and may have {RecordLimits.MaxRecordBytes}: shorten them.", path)
            : answers.Values.ToImmutableArray();
    }

    /// <summary>Null where all answers fit the form and nothing is missing. Else, in this order: per answer ITEM_UNKNOWN, NOT_APPLICABLE, ANSWER_KIND, SCALE, CHOICE, FILES_MISSING, then ANSWER_MISSING.</summary>
    public static Refusal? Check(Form form, ImmutableArray<FormAnswer> answers, string path)
    {
        foreach (var answer in answers)
            if (Check(form, answer, path) is { } refusal)
                return refusal;
        foreach (var item in form.Items)
            if (item.IsRequired && !answers.Any(answer => answer.ItemId == item.ItemId))
                return Refusal.InvalidArgument("ANSWER_MISSING", $"{path} has no answer to item {item.ItemId}, which must be answered.", path);
        return null;
    }

    private static Outcome<FormAnswer> Read(AnswerSetting setting, string path)
    {
        if (Partners.PartnerIds.Validate(setting.ItemId, $"{path}.item_id") is { } invalid)
            return invalid;
        var number = setting.Number is null ? default(Outcome<decimal>?) : ExactNumbers.Read(setting.Number, -FormLimits.MaxNumber, FormLimits.MaxNumber, $"{path}.number");
        if (number is { IsRefused: true })
            return number.Value.Refusal!;
        if ((Texts.Check(setting.Text ?? "", RecordLimits.MaxTextBytes, $"{path}.text") ?? Texts.Check(setting.Note, RecordLimits.MaxTextBytes, $"{path}.note")) is { } text)
            return text;
        if (setting.Files.Count > RecordLimits.MaxAnswerFiles)
            return Refusal.InvalidArgument("FILES_FULL", $"{path}.files has {setting.Files.Count} files: an answer has at most {RecordLimits.MaxAnswerFiles}.", $"{path}.files");
        foreach (var file in setting.Files)
            if (file.Length != HashDigits || file.AsSpan().ContainsAnyExcept(Digits))
                return Refusal.InvalidArgument("FILE_NAME", $"{path}.files must name files by the SHA-256 of their content, in {HashDigits} lowercase hexadecimal digits.", $"{path}.files");
        return new FormAnswer(setting.ItemId)
        {
            DoesNotApply = setting.DoesNotApply,
            Yes = setting.Yes,
            Scale = setting.Scale,
            Number = number?.Value,
            ChoiceId = setting.ChoiceId,
            Text = setting.Text,
            Files = [.. setting.Files.Distinct(StringComparer.Ordinal)],
            Note = setting.Note,
        };
    }

    private static Refusal? Check(Form form, FormAnswer answer, string path)
    {
        if (form.Item(answer.ItemId) is not { } item)
            return Refusal.InvalidArgument("ITEM_UNKNOWN", $"{path} answers {answer.ItemId}, which is no item of version {form.Version} of form {form.FormId}.", path);
        if (answer.DoesNotApply)
            return item.MayNotApply ? null : Refusal.InvalidArgument("NOT_APPLICABLE", $"{path}: item {item.ItemId} always applies, so it must be answered.", path);
        var hasValue = item.Kind switch
        {
            ItemKind.YesNo => answer.Yes is not null,
            ItemKind.Scale => answer.Scale is not null,
            ItemKind.Number => answer.Number is not null,
            ItemKind.Choice => answer.ChoiceId is not null,
            ItemKind.Text => !string.IsNullOrWhiteSpace(answer.Text),
            _ => answer is { Yes: null, Scale: null, Number: null, ChoiceId: null, Text: null },
        };
        if (!hasValue)
            return Refusal.InvalidArgument("ANSWER_KIND", $"{path}: the answer to item {item.ItemId} must be of its kind, {item.Kind.ToString().ToUpperInvariant()}.", path);
        if (answer.Scale is { } scale && (scale < item.ScaleMin || scale > item.ScaleMax))
            return Refusal.InvalidArgument("SCALE", $"{path}: the answer to item {item.ItemId} must be from {item.ScaleMin} to {item.ScaleMax}.", path);
        if (answer.ChoiceId is { } choiceId && item.Choice(choiceId) is null)
            return Refusal.InvalidArgument("CHOICE", $"{path}: the answer to item {item.ItemId} must be one of its choices.", path);
        return answer.Files.Length < item.MinFiles
            ? Refusal.InvalidArgument("FILES_MISSING", $"{path}: the answer to item {item.ItemId} has {answer.Files.Length} files, and needs {item.MinFiles}.", path)
            : null;
    }
}
