using System.Collections.Immutable;
using ChannelGrains.Domain.Forms;

namespace ChannelGrains.Grains.FormRecords;

/// <summary>Bytes that answers have on the wire, at the most.</summary>
internal static class FormRecordBytes
{
    private const int FixedBytes = 96, FileBytes = 80, MaxBytesPerChar = 3;

    public static int Of(ImmutableArray<FormAnswer> answers) =>
        FixedBytes + answers.Sum(answer => FixedBytes + (answer.Files.Length * FileBytes) + (MaxBytesPerChar * (answer.Note.Length + (answer.Text?.Length ?? 0))));
}
