using System.CommandLine;
using System.Security.Cryptography;
using ChannelGrains.Agreements.V1;
using ChannelGrains.Cli.Hosting;

namespace ChannelGrains.Cli.Agreements;

/// <summary>Options for what shows that something was agreed.</summary>
internal sealed class EvidenceOptions
{
    private readonly Option<string?> _reference = CommonOptions.Text("--reference", "Where the document is found, such as its number.");
    private readonly Option<FileInfo?> _document = new("--document") { Description = "The document, of which the SHA-256 is kept." };

    public EvidenceOptions() => _document.Validators.Add(CommonOptions.MustBeFile);

    public IEnumerable<Option> All => [_reference, _document];

    /// <summary>What was given; null for nothing.</summary>
    public async Task<AgreementEvidence?> ReadAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (reference, document) = (arguments.GetValue(_reference), arguments.GetValue(_document));
        if (reference is null && document is null)
            return null;
        var evidence = new AgreementEvidence { Reference = reference ?? "" };
        if (document is not null)
        {
            await using var file = document.OpenRead();
            evidence.Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        }
        return evidence;
    }
}
