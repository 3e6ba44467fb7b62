using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Acting;

/// <summary>What somebody entered in a form that does something; empty before it was sent.</summary>
/// <param name="form">Null before it was sent.</param>
/// <param name="newRequestId">The request id of a form that is shown for the first time.</param>
public sealed class ActValues(IFormCollection? form, string newRequestId)
{
    public const string RequestIdField = "request_id";

    private static readonly char[] LineBreaks = ['\r', '\n'];

    /// <summary>The same for a form that is sent twice, so that it is done once.</summary>
    public string RequestId => form?[RequestIdField].ToString() is { Length: > 0 } sent ? sent : newRequestId;

    /// <summary>What was entered in a field, on one line: whoever writes a note in several is not refused for it, as texts at the server have no line breaks.</summary>
    public string this[string name] => string.Join(' ', Lines(name));

    /// <summary>What was entered in a field, as it was.</summary>
    public string Entered(string name) => form?[name].ToString().Trim() ?? "";

    /// <summary>What was entered in a field of which each line is one thing.</summary>
    public IReadOnlyList<string> Lines(string name) => Entered(name).Split(LineBreaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool Has(string name) => this[name].Length > 0;

    public IReadOnlyList<IFormFile> Files => form?.Files is { } files ? [.. files] : [];
}
