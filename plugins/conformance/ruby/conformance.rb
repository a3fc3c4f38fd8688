# conformance in Ruby, on mruby: everything a plugin can ask of a host, one export for each;
# README.md says what each answers. The C file beside this one makes exports of these functions.
module Plugin
  class << self
    # ---- Input, output, errors ---------------------------------------------------------------

    def echo = Extism.output(Extism.input)

    def upper = Extism.output(Extism.input.upcase)

    def fail = raise("failed: #{Extism.input}")

    def fail_code
      text = Extism.input
      code = parse(text)
      raise "not a number: #{text}" unless code && code.between?(-0x8000_0000, 0x7fff_ffff)
      code
    end

    def trap = Extism.trap

    def count
      @calls = (@calls || 0) + 1 # in the memory of the instance
      Extism.output(@calls.to_s)
    end

    # ---- Config, variables, log ----------------------------------------------------------------

    def config = Extism.output(Extism.config(Extism.input) || "")

    def var_get = Extism.output(Extism.var(Extism.input) || "")

    def var_set
      key, separator, value = Extism.input.partition("=")
      raise "the input must be key=value" if separator.empty?
      Extism.set_var(key, value)
    end

    LEVELS = %w[trace debug info warn error]

    def log
      level, separator, message = Extism.input.partition(":")
      raise "the input must be level:message" if separator.empty?
      raise "no such log level: #{level}" unless LEVELS.include?(level)
      Extism.__send__("log_#{level}", message)
    end

    def log_level = Extism.output(Extism.log_level.to_s)

    # ---- Host functions ------------------------------------------------------------------------

    def host = Extism.output(Extism.reverse(Extism.input) || "")

    def host_add
      text = Extism.input
      first, _, second = text.partition(" ")
      a, b = parse(first), parse(second)
      raise "not two numbers: #{text}" unless a && b
      Extism.output(Extism.add(a, b).to_s)
    end

    # ---- HTTP ------------------------------------------------------------------------------------

    def http
      request = %({"url":#{quote(Extism.input)},"method":"GET"})
      status, body = Extism.http(request)
      Extism.output("#{status} #{body}")
    end

    private

    # The whole text as a decimal number of 64 bits, with an optional minus sign; nil if it is none.
    def parse(text)
      digits = text.start_with?("-") ? text[1..-1] : text
      return nil if digits.empty? || digits.bytes.any? { |byte| byte < 0x30 || byte > 0x39 }
      text.to_i
    rescue RangeError # more than 64 bits
      nil
    end

    # The text as a JSON string, with its quotes.
    def quote(text)
      escaped = text.bytes.map do |byte|
        case byte
        when 0x22, 0x5c then "\\" + byte.chr
        when 0x00..0x1f then format("\\u%04x", byte)
        else byte.chr
        end
      end
      %("#{escaped.join}")
    end
  end
end
