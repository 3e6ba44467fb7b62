using Microsoft.AspNetCore.Http;

namespace ChannelGrains.Dashboard.Acting;

/// <summary>What somebody entered in a form that does something; empty before it was sent.</summary>
/// <param name="form">Null before it was sent.</param>
/// <param name="newRequestId">The request id of a form that is shown for the first time.</param>
public sealed class ActValues(IFormCollection? form, string newRequestId)
{
    public const string RequestIdField = "request_id";

    /// <summary>The same for a form that is sent twice, so that it is done once.</summary>
    public string RequestId => form?[RequestIdField].ToString() is { Length: > 0 } sent ? sent : newRequestId;

    public string this[string name] => form?[name].ToString().Trim() ?? "";

    public bool Has(string name) => this[name].Length > 0;

    public IReadOnlyList<IFormFile> Files => form?.Files is { } files ? [.. files] : [];
}
