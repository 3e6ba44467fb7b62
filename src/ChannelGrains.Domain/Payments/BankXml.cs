using System.Globalization;
using System.Text;
using System.Xml;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Payments;

/// <summary>Reads the elements of one namespace from XML, one after the other; what is deep, long or of another namespace is bounded or passed over.</summary>
/// <param name="content">The file.</param>
internal sealed class BankXml(byte[] content) : IDisposable
{
    private const int MaxDepth = 40, MaxText = 2_000;

    private readonly XmlReader _reader = XmlReader.Create(new MemoryStream(content, writable: false), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = BankFileReader.MaxBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    });

    private string _namespace = "";

    public void Dispose() => _reader.Dispose();

    /// <summary>The namespace of the first element, which all others that count are in.</summary>
    public string Open()
    {
        _reader.MoveToContent();
        if (_reader.NodeType != XmlNodeType.Element || _reader.LocalName != "Document")
            throw Fault("it does not begin with the element Document");
        return _namespace = _reader.NamespaceURI;
    }

    /// <summary>Reads to the end of the file, so that nothing that is malformed is taken.</summary>
    public void Close()
    {
        var isMore = true;
        while (isMore)
            isMore = _reader.Read();
    }

    /// <summary>Shows each element in the present one, which then is passed; whoever is shown an element reads all of it.</summary>
    public void Each(Action<string> child)
    {
        var depth = _reader.Depth;
        if (depth > MaxDepth)
            throw Fault($"its elements are nested deeper than {MaxDepth}");
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            return;
        }
        _reader.Read();
        while (_reader.NodeType != XmlNodeType.EndElement || _reader.Depth != depth)
            if (_reader.NodeType != XmlNodeType.Element)
                Advance();
            else if (_reader.NamespaceURI == _namespace)
                child(_reader.LocalName);
            else
                Skip();
        _reader.Read();
    }

    /// <summary>Reads the present element, which holds a text or elements.</summary>
    public void Mixed(Action<string> text, Action<string> child)
    {
        var depth = _reader.Depth;
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            return;
        }
        Advance();
        while (_reader.NodeType != XmlNodeType.EndElement || _reader.Depth != depth)
            if (_reader.NodeType == XmlNodeType.Element && _reader.NamespaceURI == _namespace)
                child(_reader.LocalName);
            else if (_reader.NodeType == XmlNodeType.Element)
                Skip();
            else
            {
                if (_reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    text(_reader.Value.Length <= MaxText ? Clean(_reader.Value) : throw Fault($"a text has more than {MaxText} characters"));
                Advance();
            }
        _reader.Read();
    }

    /// <summary>Passes the present element.</summary>
    public void Skip()
    {
        var depth = _reader.Depth;
        var isInside = !_reader.IsEmptyElement;
        while (isInside)
        {
            Advance();
            if (_reader.Depth > MaxDepth)
                throw Fault($"its elements are nested deeper than {MaxDepth}");
            isInside = _reader.Depth > depth;
        }
        _reader.Read();
    }

    /// <summary>The text of the present element, without blanks at its ends and without line breaks; the element is passed.</summary>
    public string Text()
    {
        var name = _reader.LocalName;
        var text = new StringBuilder();
        if (!_reader.IsEmptyElement)
        {
            var depth = _reader.Depth;
            Advance();
            while (_reader.Depth > depth)
            {
                if (_reader.NodeType == XmlNodeType.Element)
                    throw Fault($"{name} holds elements where a text belongs");
                text.Append(_reader.Value);
                if (text.Length > MaxText)
                    throw Fault($"{name} has more than {MaxText} characters");
                Advance();
            }
        }
        _reader.Read();
        return Clean(text.ToString());
    }

    /// <summary>The text of the present element, which is an id or a code.</summary>
    public string Id(int maxLength)
    {
        var (name, at) = (_reader.LocalName, At);
        var text = Text();
        return text.Length <= maxLength ? text : throw new BankFileFault("BANK_FILE_INVALID", $"{name} has more than {maxLength} characters{at}");
    }

    /// <summary>An attribute of the present element; empty where it is not there.</summary>
    public string Attribute(string name) => _reader.GetAttribute(name) ?? "";

    public BankFileFault Fault(string what) => new("BANK_FILE_INVALID", what + At);

    private string At => _reader is IXmlLineInfo line && line.HasLineInfo() ? string.Create(CultureInfo.InvariantCulture, $" (line {line.LineNumber})") : "";

    private void Advance()
    {
        if (!_reader.Read())
            throw Fault("it ends in the middle");
    }

    private static string Clean(string text)
    {
        var trimmed = text.Trim();
        if (Utf8Texts.IsPrintable(Encoding.UTF8.GetBytes(trimmed)))
            return trimmed;
        return string.Concat(trimmed.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString()));
    }
}
